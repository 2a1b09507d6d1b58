package app.latchkey.access.ending;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.time.Instant;

/**
 * @param holder whose account it is
 * @param missing no reason was given
 */
public record EndingPage(Desk desk, String member, String name, String holder, Instant since, boolean missing)
        implements Page {
    @Override
    public int status() {
        return missing ? 422 : 200;
    }

    public String file() {
        return desk.at("members/" + member);
    }
}
