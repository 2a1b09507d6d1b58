package app.latchkey.access.reception;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

/** @param has one is set already; @param problem key of what is wrong with the one typed, or empty */
public record PinPage(Club club, boolean has, String problem) implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }
}
