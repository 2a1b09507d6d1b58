package app.latchkey.access.health;

import app.latchkey.access.AccessState;
import app.latchkey.access.today.Sums;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** @param days oldest first; @param cause what most of a burst have in common, in words */
public record HealthPage(
        Desk desk, List<Day> days, List<Cause> causes, Optional<Bursts.Burst> burst, Optional<String> cause)
        implements Page {
    private static final AccessState[] FROM_BELOW = {
        AccessState.IN,
        AccessState.VIA_GUARDIAN,
        AccessState.ON_ITS_WAY,
        AccessState.NOT_ASKED,
        AccessState.CANNOT,
        AccessState.SHUT
    };

    public record Day(LocalDate day, Map<AccessState, Long> members) {
        public long of(AccessState state) {
            return members.getOrDefault(state, 0L);
        }

        public long total() {
            return members.values().stream().mapToLong(n -> n).sum();
        }
    }

    /** How many on the newest day, a week before it, and on the oldest day that is shown. */
    public record Cause(String code, String words, long now, long weekAgo, long first) {}

    /** A piece of the picture; the height of the whole is a hundred. */
    public record Piece(String kind, String x, String y, String width, String height) {}

    public AccessState[] states() {
        return FROM_BELOW;
    }

    public List<Day> newestFirst() {
        return days.reversed();
    }

    /** Stacked by day, as high as the most members of any of them. */
    public List<Piece> picture() {
        var most = Math.max(1, days.stream().mapToLong(Day::total).max().orElse(1));
        var wide = 100.0 / Math.max(1, days.size());
        var pieces = new ArrayList<Piece>();
        for (var n = 0; n < days.size(); n++) {
            var y = 100.0;
            for (var state : FROM_BELOW) {
                var high = 100.0 * days.get(n).of(state) / most;
                y -= high;
                if (high > 0)
                    pieces.add(new Piece(
                            Sums.kind(state), number(n * wide), number(y), number(wide * 0.86), number(high)));
            }
        }
        return pieces;
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
