package app.latchkey.messages.lanes;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.messages.LaneBoard;
import app.latchkey.messages.LanePauses;
import app.latchkey.platform.web.Page;
import java.time.Duration;
import java.util.List;

public record LanesPage(Desk desk, List<LaneBoard.Line> lanes, List<LaneBoard.DomainLine> domains) implements Page {
    public long minutes() {
        return LaneBoard.LATELY.toMinutes();
    }

    public boolean may(LaneBoard.Line line) {
        return LanePauses.ofAClub(line.lane()) && desk.may(Permission.MAILINGS_SEND);
    }

    public Duration age(LaneBoard.Line line) {
        return line.oldest().map(at -> Duration.between(at, desk.now())).orElse(Duration.ZERO);
    }

    public static String tone(LaneBoard.Line line) {
        if (line.down().isPresent()) return "state-cannot";
        if (line.stands()) return "state-way";
        return line.waiting() == 0 ? "state-none" : "state-in";
    }

    /** Which sentence says how it stands. */
    public static String state(LaneBoard.Line line) {
        if (line.down().isPresent()) return "messages.lanes.down";
        if (line.held()) return "messages.lanes.held";
        if (line.stoppedForAll()) return "messages.lanes.stopped.all";
        if (line.stopped().isPresent()) return "messages.lanes.stopped";
        return line.waiting() == 0 ? "messages.lanes.empty" : "messages.lanes.going";
    }
}
