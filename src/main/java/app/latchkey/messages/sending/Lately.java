package app.latchkey.messages.sending;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What this process wrote a moment ago and need not write again for each of the mails behind it. Whoever writes the opposite
 * forgets it; of what another process writes it hears a moment later.
 */
final class Lately {
    private static final long MOMENT = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 10_000;

    private final Map<String, Long> writtenAt = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    Lately() {
        this(System::nanoTime);
    }

    Lately(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether it is to be written now: at most once in a moment. */
    boolean due(String what) {
        var now = nanos.getAsLong();
        var before = writtenAt.get(what);
        if (before != null && now - before < MOMENT) return false;
        if (writtenAt.size() >= MOST) writtenAt.clear();
        writtenAt.put(what, now);
        return true;
    }

    void forget(String what) {
        writtenAt.remove(what);
    }
}
