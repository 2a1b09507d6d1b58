package app.latchkey.access.door;

import app.latchkey.platform.web.Page;

/** The one answer for all at the bare host. */
public record FindClubsSentPage(String problem) implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : problem.equals("access.help.wait") ? 429 : 422;
    }
}
