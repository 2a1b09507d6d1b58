package app.latchkey.access.signin;

import app.latchkey.access.home.Landing;
import java.util.UUID;

public sealed interface SignInOutcome {
    record SignedIn(String sessionToken, Landing landing) implements SignInOutcome {}

    /** The password was right; the second factor is still to be shown. */
    record SecondStep(String sessionToken) implements SignInOutcome {}

    /** An access code was typed as password: it leads to choosing one's own. */
    record AccessCode(UUID link) implements SignInOutcome {}

    record Refused(String ref) implements SignInOutcome {}
}
