package app.latchkey.access.door;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

/** The one answer for all. */
public record NameSentPage(Club club, String ref) implements Page {}
