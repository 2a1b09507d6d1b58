package app.latchkey.messages;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes a lane of this process after a commit; only a hint, since the pulse finds by itself what waits. */
@Component
public class LaneSignals {
    private final Map<Lane, Semaphore> rung = new EnumMap<>(Lane.class);

    public LaneSignals() {
        for (var lane : Lane.values()) rung.put(lane, new Semaphore(0));
    }

    /** After the running transaction commits. */
    public void afterCommit(Lane lane) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell(lane).release();
            }
        });
    }

    /** Now: a place of the lane has become free. */
    public void ring(Lane lane) {
        bell(lane).release();
    }

    public void await(Lane lane, Duration atMost) throws InterruptedException {
        if (bell(lane).tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS))
            bell(lane).drainPermits();
    }

    private Semaphore bell(Lane lane) {
        var bell = rung.get(lane);
        if (bell == null) throw new IllegalStateException("No bell for " + lane);
        return bell;
    }
}
