package app.latchkey.access.signin;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Refusals leave on a grid of 250 ms: how long the work took cannot be read from the time of the answer. */
public final class Grid {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(250);

    private final long start = System.nanoTime();

    public void hold() {
        var spent = System.nanoTime() - start;
        var until = start + (spent / STEP + 1) * STEP;
        for (var left = until - System.nanoTime(); left > 0; left = until - System.nanoTime())
            LockSupport.parkNanos(left);
    }
}
