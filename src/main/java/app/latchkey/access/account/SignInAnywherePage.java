package app.latchkey.access.account;

import app.latchkey.platform.web.Page;

/** @param refused the reference of a refusal, or empty; @param empty something was left out */
public record SignInAnywherePage(String identifier, String next, String refused, boolean empty) implements Page {
    @Override
    public int status() {
        return refused.isEmpty() && !empty ? 200 : 422;
    }
}
