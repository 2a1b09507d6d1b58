package app.latchkey.messages.sending;

import app.latchkey.messages.Lane;
import app.latchkey.messages.LaneSignals;
import app.latchkey.messages.smtp.Carriers;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.work.Lookout;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A dispatcher for each lane, and as many senders as the lane has; no lane lends another anything. */
@Component
@Profile("server")
class Lanes implements SmartLifecycle, Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(600);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(8);

    private final Transactions transactions;
    private final Turns turns;
    private final Sending sending;
    private final Carriers carriers;
    private final LaneSignals signals;
    private final List<Thread> dispatchers = new ArrayList<>();
    private final List<Places> places = new ArrayList<>();
    private volatile boolean running;

    Lanes(Transactions transactions, Turns turns, Sending sending, Carriers carriers, LaneSignals signals) {
        this.transactions = transactions;
        this.turns = turns;
        this.sending = sending;
        this.carriers = carriers;
        this.signals = signals;
    }

    @Override
    public synchronized void start() {
        if (running) return;
        running = true;
        for (var lane : Lane.values()) {
            var own = new Places(Pace.of(lane));
            places.add(own);
            dispatchers.add(Thread.ofVirtual().name("lane-" + lane).start(() -> dispatch(lane, own)));
        }
    }

    @Override
    public Question<Runnable> look() {
        return turns.waiting().map(lanes -> () -> lanes.forEach(signals::ring));
    }

    private void dispatch(Lane lane, Places own) {
        var gate = new LaneGate();
        var last = Turns.FIRST;
        while (running) {
            int free = 0;
            try {
                free = own.await();
                var before = last;
                var most = gate.mayTry() ? gate.open() ? free : 1 : 0;
                var look = running && most > 0 && turns.something(lane)
                        ? transactions.global(() -> turns.next(lane, before, own.room(), most))
                        : new Turns.Look(List.of(), before);
                last = look.last();
                for (var claim : look.claims()) {
                    free--;
                    own.take(claim.domain());
                }
                var byClub = look.claims().stream().collect(Collectors.groupingBy(Claim::club));
                for (var claims : byClub.values())
                    Thread.ofVirtual().name("send-" + lane).start(() -> send(claims, gate, own));
                own.leave(free);
                free = 0;
                if (look.claims().isEmpty()) signals.await(lane, Worker.WITHOUT_PULSE);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException fault) {
                own.leave(free);
                LOG.warn("Lane {} cannot look for mail: {}", lane, fault.toString());
                rest();
            }
        }
    }

    private void send(List<Claim> claims, LaneGate gate, Places own) {
        var waiting = new HashSet<>(claims);
        try {
            for (var drawn : sending.draw(claims)) {
                waiting.remove(drawn.claim());
                Thread.ofVirtual().name("carry").start(() -> carry(drawn, gate, own));
            }
        } catch (RuntimeException fault) {
            brokeOff(claims.getFirst(), fault);
        } finally {
            waiting.forEach(claim -> over(claim, own));
        }
    }

    private void carry(Sending.Drawn drawn, LaneGate gate, Places own) {
        try {
            sending.carry(drawn, carriers.of(drawn.claim().lane()), gate);
        } catch (RuntimeException fault) {
            brokeOff(drawn.claim(), fault);
        } finally {
            over(drawn.claim(), own);
        }
    }

    /** The lease runs out and another sender takes it: nothing is lost. */
    private static void brokeOff(Claim claim, RuntimeException fault) {
        LOG.warn("Attempt {} at message {} broke off", claim.attempt(), claim.message(), fault);
    }

    private void over(Claim claim, Places own) {
        own.leave(claim.domain());
        // Mail for this domain may have waited for the place.
        signals.ring(claim.lane());
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
            // Not interrupted, which would break the connection they are just using.
            for (var lane : Lane.values()) signals.ring(lane);
            for (var dispatcher : dispatchers) dispatcher.join(LONGEST_LOOK);
            for (var own : places) own.awaitAll(Duration.ofNanos(deadline - System.nanoTime()));
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
