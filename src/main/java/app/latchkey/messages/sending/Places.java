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
    private static final Duration GATHERING = Duration.ofMillis(20);

    private final Pace pace;
    private final Semaphore free;
    private final Map<String, Integer> byDomain = new HashMap<>();

    Places(Pace pace) {
        this.pace = pace;
        this.free = new Semaphore(pace.atOnce());
    }

    /** Waits until a place is free, and a moment longer for others: one look for several mails costs less than one for each. */
    int await() throws InterruptedException {
        free.acquire();
        int taken = 1;
        long until = System.nanoTime() + GATHERING.toNanos();
        while (taken < pace.aLook() && free.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) taken++;
        return taken;
    }

    /** These places were not needed. */
    void leave(int places) {
        free.release(places);
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

    /** How it stands now; who leaves meanwhile is seen at the next look. */
    synchronized Room room() {
        return new Room(new HashMap<>(byDomain), pace.toADomain());
    }

    /** What each domain has, with what one look claims. */
    static final class Room {
        private final Map<String, Integer> byDomain;
        private final int toADomain;

        Room(Map<String, Integer> byDomain, int toADomain) {
            this.byDomain = byDomain;
            this.toADomain = toADomain;
        }

        void take(String domain) {
            byDomain.merge(domain, 1, Integer::sum);
        }

        /** Domains that have all the places they may have. */
        Set<String> full() {
            var full = new HashSet<String>();
            byDomain.forEach((domain, n) -> {
                if (n >= toADomain) full.add(domain);
            });
            return full;
        }
    }

    void awaitAll(Duration atMost) throws InterruptedException {
        free.tryAcquire(pace.atOnce(), Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
    }
}
