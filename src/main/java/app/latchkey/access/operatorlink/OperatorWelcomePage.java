package app.latchkey.access.operatorlink;

import app.latchkey.platform.web.Page;
import java.util.Optional;

/**
 * @param over the link was used, or its time is over
 * @param holder who is signed in and may become it by one press
 * @param problem key of what was not right, or empty
 */
public record OperatorWelcomePage(
        String link, boolean over, Optional<String> holder, String name, String email, String problem) implements Page {
    static OperatorWelcomePage dead() {
        return new OperatorWelcomePage("", true, Optional.empty(), "", "", "");
    }

    @Override
    public int status() {
        return over ? 410 : problem.isEmpty() ? 200 : 422;
    }

    public String at() {
        return "/operator/welcome/" + link;
    }
}
