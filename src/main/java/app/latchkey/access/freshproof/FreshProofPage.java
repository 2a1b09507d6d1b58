package app.latchkey.access.freshproof;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

/**
 * @param strong a credential is to be changed: the password is not enough where there is more
 * @param redo what was posted was not done
 * @param problem the key of what was wrong with the last try, or empty
 */
public record FreshProofPage(
        Club club, String holder, FreshProof.Ways ways, String next, boolean strong, boolean redo, String problem)
        implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }

    public boolean code() {
        return ways.code();
    }

    public boolean passkey() {
        return ways.passkey();
    }

    public boolean password() {
        return ways.password();
    }
}
