package app.latchkey.access.door;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

public record FindNamePage(Club club, String email, String problem) implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : problem.equals("access.help.wait") ? 429 : 422;
    }
}
