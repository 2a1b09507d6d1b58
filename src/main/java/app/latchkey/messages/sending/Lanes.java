package app.latchkey.messages.sending;

import app.latchkey.messages.Lane;
import app.latchkey.messages.LaneSignals;
import app.latchkey.messages.smtp.Carriers;
import app.latchkey.platform.database.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A dispatcher for each lane, and as many senders as the lane has; no lane lends another anything. */
@Component
@Profile("server")
class Lanes implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(8);

    private final Transactions transactions;
    private final ReadyRows ready;
    private final Sending sending;
    private final Carriers carriers;
    private final LaneSignals signals;
    private final List<Thread> dispatchers = new ArrayList<>();
    private final List<Semaphore> places = new ArrayList<>();
    private volatile boolean running;

    Lanes(Transactions transactions, ReadyRows ready, Sending sending, Carriers carriers, LaneSignals signals) {
        this.transactions = transactions;
        this.ready = ready;
        this.sending = sending;
        this.carriers = carriers;
        this.signals = signals;
    }

    @Override
    public synchronized void start() {
        if (running) return;
        running = true;
        for (var lane : Lane.values()) {
            var free = new Semaphore(Pace.of(lane).atOnce());
            places.add(free);
            dispatchers.add(Thread.ofVirtual().name("lane-" + lane).start(() -> dispatch(lane, free)));
        }
    }

    private void dispatch(Lane lane, Semaphore free) {
        var gate = new LaneGate();
        var last = FIRST;
        while (running) {
            try {
                free.acquire();
                var claimed = running && gate.mayTry() ? next(lane, last) : Optional.<Claim>empty();
                if (claimed.isEmpty()) {
                    free.release();
                    signals.await(lane, LOOK_EVERY);
                    continue;
                }
                var claim = claimed.get();
                last = claim.club().value();
                Thread.ofVirtual().name("send-" + lane).start(() -> send(claim, gate, free));
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException fault) {
                free.release();
                LOG.warn("Lane {} cannot look for mail: {}", lane, fault.toString());
                rest();
            }
        }
    }

    /** Clubs take turns: the next one behind the last, and from the first again. */
    private Optional<Claim> next(Lane lane, UUID last) {
        var lease = Pace.of(lane).lease();
        return transactions.global(() -> {
            var behind = ready.claim(lane, last, lease);
            return behind.isPresent() || last.equals(FIRST) ? behind : ready.claim(lane, FIRST, lease);
        });
    }

    private void send(Claim claim, LaneGate gate, Semaphore free) {
        try {
            sending.send(claim, carriers.of(claim.lane()), gate);
        } catch (RuntimeException fault) {
            // The lease runs out and another sender takes it: nothing is lost.
            LOG.warn("Attempt {} at message {} broke off", claim.attempt(), claim.message(), fault);
        } finally {
            free.release();
        }
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_A_FAULT.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        if (!running) return;
        running = false;
        var deadline = System.nanoTime() + STOP_WITHIN.toNanos();
        try {
            // Not interrupted, which would break the connection they are just using: they look up often enough.
            for (var dispatcher : dispatchers) dispatcher.join(LOOK_EVERY.multipliedBy(3));
            var lanes = Lane.values();
            for (var i = 0; i < places.size(); i++)
                places.get(i)
                        .tryAcquire(
                                Pace.of(lanes[i]).atOnce(),
                                Math.max(0, deadline - System.nanoTime()),
                                TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        dispatchers.clear();
        places.clear();
        carriers.rest();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
