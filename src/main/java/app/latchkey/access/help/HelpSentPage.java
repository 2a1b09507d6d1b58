package app.latchkey.access.help;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

public record HelpSentPage(Club club, String ref) implements Page {}
