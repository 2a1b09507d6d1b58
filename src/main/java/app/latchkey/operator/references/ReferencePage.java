package app.latchkey.operator.references;

import app.latchkey.clubs.Club;
import app.latchkey.operator.seat.Seat;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** @param typed as it was read out */
public record ReferencePage(Seat seat, String typed, List<Tried> tried) implements Page {
    /** @param event the key of what happened; @param account there is one; @param clubs where it acts or works */
    public record Tried(Instant at, String ref, String event, boolean account, String device, List<Club> clubs) {}

    public ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
