package app.latchkey.access.today;

import app.latchkey.access.AccessState;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

public record TodayPage(Desk desk, String who, Optional<Found> found, Sums sums, String address, List<Asked> waiting)
        implements Page {
    public record Found(
            List<Line> lines, boolean more, List<Tried> attempts, List<Asked> requests, List<Line> nearest) {
        public boolean nobody() {
            return lines.isEmpty() && attempts.isEmpty() && requests.isEmpty();
        }
    }

    public record Line(
            String href,
            String name,
            String born,
            String address,
            String state,
            String stateWords,
            String code,
            String words) {
        public String kind() {
            return Sums.kind(AccessState.valueOf(state));
        }
    }

    /** An access request that waits, or that a reference opens. */
    public record Asked(String href, String kind, String typed, Instant at, String ref) {}

    public record Tried(Instant at, String ref, String event, String typed, String device) {}

    /** {@code P A U L I N E}, to be read over the telephone. */
    public String spelled() {
        return String.join(
                " ", desk.club().slug().toUpperCase(java.util.Locale.ROOT).split(""));
    }
}
