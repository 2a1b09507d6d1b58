package app.latchkey.access.rehearsal;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

/** Where the link of a rehearsed mail leads. */
public record RehearsedPage(Club club) implements Page {}
