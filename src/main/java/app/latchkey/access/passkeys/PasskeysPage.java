package app.latchkey.access.passkeys;

import app.latchkey.accounts.Passkey;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.List;

/**
 * @param problem key of what went wrong, or empty
 * @param needed the club's desk asks for it
 */
public record PasskeysPage(Club club, OwnPasskeys.State state, String problem, boolean needed) implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }

    /** Where one of those that are there is shown, on the way to the desk. */
    public String showing() {
        return club.path() + "fresh-proof?strong=1&next=" + club.path() + "desk/";
    }

    public List<Passkey> passkeys() {
        return state.passkeys();
    }

    public boolean password() {
        return state.password();
    }

    public boolean mayGo() {
        return state.password() || state.passkeys().size() > 1;
    }

    public String at(String rest) {
        return club.path() + "passkeys" + rest;
    }
}
