package app.latchkey.access.account;

import app.latchkey.platform.web.Page;

/** @param refused the reference of a refusal, or empty; @param empty something was left out */
public record SignInAnywherePage(String identifier, String next, String refused, boolean empty) implements Page {
    /** Where sign-in leads: a page of the account, never anywhere else. */
    static String goal(String next) {
        return next.matches("/account/[a-z0-9/-]+") ? next : "/account";
    }

    @Override
    public int status() {
        return refused.isEmpty() && !empty ? 200 : 422;
    }
}
