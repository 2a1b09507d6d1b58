package app.latchkey.operator.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at the panel until it shows what is expected and stays so, or until it had time enough. */
final class Watch {
    private static final Duration TIME_ENOUGH = Duration.ofSeconds(12);
    private static final Duration STAYS = Duration.ofMillis(400);

    private final Desk desk;
    private final Cast cast;

    Watch(Desk desk, Cast cast) {
        this.desk = desk;
        this.cast = cast;
    }

    record Seen(Panel panel, List<String> differences) {
        boolean asExpected() {
            return differences.isEmpty();
        }
    }

    Seen look(Expected expected) {
        var end = System.nanoTime() + TIME_ENOUGH.toNanos();
        var seen = once(expected);
        while (System.nanoTime() < end) {
            var before = seen;
            Patience.pause(STAYS);
            seen = once(expected);
            if (before.asExpected() && seen.asExpected()) return seen;
        }
        return seen;
    }

    private Seen once(Expected expected) {
        var panel = desk.panel(cast.get(expected.who()));
        return new Seen(panel, expected.differences(panel));
    }

    /** In the middle of a case. */
    void demand(Fields given) {
        var seen = look(Expected.of(given, Optional.empty()));
        if (!seen.asExpected()) throw new Unplayable(String.join("; ", seen.differences()));
    }

    /** After somebody solved it: the finding that stood first stands there no longer. */
    List<String> stillThere(String who, String code) {
        var last = new String[] {code};
        Patience.until(TIME_ENOUGH, () -> {
            last[0] = desk.panel(cast.get(who)).top();
            return !last[0].equals(code);
        });
        return last[0].equals(code) ? List.of(code + " is still first") : List.of();
    }
}
