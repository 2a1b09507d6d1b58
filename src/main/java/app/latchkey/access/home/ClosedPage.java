package app.latchkey.access.home;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.time.Instant;

/** The truth for somebody who has proven who they are. */
public record ClosedPage(Club club, Landing.Closed closed, Instant now) implements Page {
    @Override
    public int status() {
        return 403;
    }
}
