package app.latchkey.access.signin;

import app.latchkey.access.ledger.References;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.Optional;

/** @param refused the reference of a refusal: the same shape for every reason; @param empty something was left out */
public record SignInPage(
        Club club, String identifier, String next, Optional<String> refused, boolean empty, boolean again)
        implements Page {
    @Override
    public int status() {
        return refused.isPresent() || empty ? 422 : 200;
    }

    public String reference() {
        return refused.map(References::shown).orElse("");
    }
}
