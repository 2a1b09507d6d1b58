package app.latchkey.operator.drill;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that the product does by itself, and no longer than it may take. */
final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(25);

    private Patience() {}

    static boolean until(Duration most, BooleanSupplier reached) {
        var end = System.nanoTime() + most.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) return false;
            pause(PAUSE);
        }
        return true;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unplayable("Stopped", stopped);
        }
    }
}
