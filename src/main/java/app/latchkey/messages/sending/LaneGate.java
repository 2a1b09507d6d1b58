package app.latchkey.messages.sending;

import java.time.Duration;
import java.util.List;

/** Shut while the relay takes nothing: one message at a time then asks whether it is back, ever more seldom. */
final class LaneGate {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30));

    private int failures;
    private long shutUntil;

    /** Whether a message may be tried now; the asker of a shut gate keeps the others out meanwhile. */
    synchronized boolean mayTry() {
        if (failures == 0) return true;
        if (System.nanoTime() - shutUntil < 0) return false;
        shutUntil = System.nanoTime() + wait(failures).toNanos();
        return true;
    }

    /** Whether nothing has failed: of a gate that only lets somebody ask, one message at a time goes through. */
    synchronized boolean open() {
        return failures == 0;
    }

    synchronized void failed() {
        failures++;
        shutUntil = System.nanoTime() + wait(failures).toNanos();
    }

    synchronized void worked() {
        failures = 0;
    }

    private static Duration wait(int failures) {
        return WAITS.get(Math.min(failures, WAITS.size()) - 1);
    }
}
