package app.latchkey.access.join;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

/** @param refused the reference of the last try, or empty */
public record JoinCodePage(Club club, String refused) implements Page {
    @Override
    public int status() {
        return refused.isEmpty() ? 200 : 422;
    }
}
