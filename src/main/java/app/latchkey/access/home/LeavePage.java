package app.latchkey.access.home;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

public record LeavePage(Club club) implements Page {}
