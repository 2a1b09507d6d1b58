package app.latchkey.access.freshproof;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

/**
 * @param code a code of the second factor is asked, else the password
 * @param redo what was posted was not done
 * @param problem the key of what was wrong with the last try, or empty
 */
public record FreshProofPage(Club club, String holder, boolean code, String next, boolean redo, String problem)
        implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }
}
