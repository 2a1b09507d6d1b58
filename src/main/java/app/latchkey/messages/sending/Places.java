package app.latchkey.messages.sending;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The places of a lane in this process, and how many of them each recipient domain has. */
final class Places {
    private final Pace pace;
    private final Semaphore free;
    private final Map<String, Integer> byDomain = new HashMap<>();

    Places(Pace pace) {
        this.pace = pace;
        this.free = new Semaphore(pace.atOnce());
    }

    void await() throws InterruptedException {
        free.acquire();
    }

    /** The place was not needed. */
    void leave() {
        free.release();
    }

    synchronized void take(String domain) {
        byDomain.merge(domain, 1, Integer::sum);
    }

    void leave(String domain) {
        synchronized (this) {
            byDomain.computeIfPresent(domain, (any, n) -> n == 1 ? null : n - 1);
        }
        free.release();
    }

    synchronized Set<String> full() {
        var full = new HashSet<String>();
        byDomain.forEach((domain, n) -> {
            if (n >= pace.toADomain()) full.add(domain);
        });
        return full;
    }

    void awaitAll(Duration atMost) throws InterruptedException {
        free.tryAcquire(pace.atOnce(), Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
    }
}
