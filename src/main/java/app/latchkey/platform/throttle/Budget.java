package app.latchkey.platform.throttle;

import java.time.Duration;

/**
 * How many failures a key may have. A window budget allows {@code free} in each {@code span}; a doubling one allows
 * {@code free} at once and then waits 1 s, 2 s, 4 s … up to {@code span}.
 */
public record Budget(String kind, String key, int free, Duration span, boolean doubling) {
    public static Budget window(String kind, String key, int free, Duration span) {
        return new Budget(kind, key, free, span, false);
    }

    public static Budget doubling(String kind, String key, int free, Duration longest) {
        return new Budget(kind, key, free, longest, true);
    }
}
