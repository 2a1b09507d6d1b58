package app.latchkey.access.invitation;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.UUID;

/** A code is on its way to the other address; typed here with the password, it opens the account. */
public record AcceptCodePage(Club club, UUID link, UUID code, AcceptForm form, String problem, int shortest)
        implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }
}
