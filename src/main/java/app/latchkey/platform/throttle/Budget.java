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

    /** So many failures may stand here when one more brings neither a wait nor the end. */
    int calm() {
        return doubling ? free - 1 : free;
    }

    /** After so long without a wait it begins anew; a pair a day after its last. */
    Duration kept() {
        return doubling ? Duration.ofDays(1) : span;
    }
}
