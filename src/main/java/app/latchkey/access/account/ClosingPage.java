package app.latchkey.access.account;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.List;

/** @param staff a place at a desk has to end first */
public record ClosingPage(List<Club> clubs, boolean staff) implements Page {}
