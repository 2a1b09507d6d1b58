package app.latchkey.access.passkeys;

import app.latchkey.accounts.Passkey;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.List;

/** @param problem key of what went wrong, or empty */
public record PasskeysPage(Club club, OwnPasskeys.State state, String problem) implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
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
