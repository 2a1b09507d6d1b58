package app.latchkey.access.recovery;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.UUID;

public record NewPasswordPage(Club club, UUID reset, String holder, String address, String problem, int shortest)
        implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }
}
