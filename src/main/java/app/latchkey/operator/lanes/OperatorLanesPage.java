package app.latchkey.operator.lanes;

import app.latchkey.messages.LaneBoard;
import app.latchkey.messages.OurRefusals;
import app.latchkey.operator.seat.Seat;
import app.latchkey.platform.web.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

public record OperatorLanesPage(
        Seat seat,
        List<LaneBoard.Line> lanes,
        List<ClubLine> clubs,
        List<LaneBoard.DomainLine> domains,
        List<OurRefusals.Line> refusals,
        Instant now)
        implements Page {
    public record ClubLine(String club, LaneBoard.ClubLine line) {}

    public ZoneId zone() {
        return ZoneId.systemDefault();
    }

    public long minutes() {
        return LaneBoard.LATELY.toMinutes();
    }

    public Duration age(Instant since) {
        return Duration.between(since, now);
    }
}
