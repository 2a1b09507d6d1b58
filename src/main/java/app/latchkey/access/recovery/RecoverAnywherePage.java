package app.latchkey.access.recovery;

import app.latchkey.platform.web.Page;

/** Asked without a club. @param problem key of the sentence at the field, or empty; @param sent the one answer for all */
public record RecoverAnywherePage(String problem, boolean sent) implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : problem.equals("access.help.wait") ? 429 : 422;
    }
}
