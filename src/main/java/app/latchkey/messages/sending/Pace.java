package app.latchkey.messages.sending;

import app.latchkey.messages.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many at once, how long one may take, and when the next try is due.
 *
 * @param connections to the relay; in the lane of mailings some more mails are being prepared meanwhile, so that none lies idle
 * @param aLook how many are looked for together: one at once where somebody waits for it, some where there are thousands
 * @param toADomain of these at most so many for one recipient domain, so that a slow one never has the whole lane
 */
record Pace(
        int atOnce, int connections, int aLook, int toADomain, Duration command, Duration exchange, Duration lease) {
    private static final Duration SLOW_FIRST = Duration.ofMinutes(5);
    private static final double SLOW_GROWTH = 1.3;
    private static final Duration AT_MOST = Duration.ofHours(24);
    private static final List<Duration> QUICK =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofMinutes(5));
    private static final Duration QUICK_THEN = Duration.ofMinutes(15);

    static Pace of(Lane lane) {
        return switch (lane) {
            case ACCESS -> new Pace(6, 6, 1, 3, Duration.ofSeconds(15), Duration.ofSeconds(45), Duration.ofSeconds(60));
            case SERVICE ->
                new Pace(4, 4, 1, 2, Duration.ofSeconds(15), Duration.ofSeconds(45), Duration.ofSeconds(60));
            case REMINDER ->
                new Pace(4, 4, 1, 2, Duration.ofSeconds(60), Duration.ofSeconds(150), Duration.ofSeconds(180));
            case MAILING ->
                new Pace(24, 8, 8, 3, Duration.ofSeconds(60), Duration.ofSeconds(150), Duration.ofSeconds(180));
        };
    }

    /** The wait behind the n-th try that was answered. */
    static Duration wait(Lane lane, int attempt) {
        return switch (lane) {
            case ACCESS, SERVICE -> attempt <= QUICK.size() ? QUICK.get(attempt - 1) : QUICK_THEN;
            case REMINDER, MAILING -> {
                var seconds = SLOW_FIRST.toSeconds() * Math.pow(SLOW_GROWTH, attempt - 1);
                yield Duration.ofSeconds((long) Math.min(seconds, AT_MOST.toSeconds()));
            }
        };
    }

    /** From when on it is not tried any more: a token outlives its mail in the access lane only. */
    static Instant until(Lane lane, MessageRow message) {
        var day = message.createdAt().plus(AT_MOST);
        var expires = message.expiresAt();
        // A mailing may have been stopped by a person for a while: it says itself how long it is good for.
        return lane == Lane.ACCESS || lane == Lane.MAILING || expires.isBefore(day) ? expires : day;
    }

    /** The same for what stood in a lane that was let go at that moment: what it carries lives no longer for it. */
    static Instant until(Lane lane, MessageRow message, Instant letGoAt) {
        var day = letGoAt.plus(AT_MOST);
        var expires = message.expiresAt();
        if (lane == Lane.MAILING) return expires.isBefore(day) ? day : expires;
        return lane == Lane.ACCESS || expires.isBefore(day) ? expires : day;
    }
}
