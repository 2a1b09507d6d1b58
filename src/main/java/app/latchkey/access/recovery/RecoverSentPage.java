package app.latchkey.access.recovery;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

/** The one answer for all. */
public record RecoverSentPage(Club club, String ref) implements Page {}
