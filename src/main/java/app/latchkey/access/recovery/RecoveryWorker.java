package app.latchkey.access.recovery;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.work.Poller;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Takes inbound requests one by one: what nobody outside may measure happens here. */
@Component
@Profile("server")
class RecoveryWorker implements SmartLifecycle {
    private static final Duration LOOK = Duration.ofMillis(150);
    private static final int MOST_TRIES = 5;

    private final InboundRequests requests;
    private final Recovery recovery;
    private final Transactions transactions;
    private final Poller poller = new Poller("recovery", LOOK, this::workOne);
    private volatile boolean running;

    RecoveryWorker(InboundRequests requests, Recovery recovery, Transactions transactions) {
        this.requests = requests;
        this.recovery = recovery;
        this.transactions = transactions;
    }

    boolean workOne() {
        var request = transactions.global(requests::take);
        if (request.isEmpty()) return false;
        var taken = request.get();
        transactions.inClub(taken.club(), () -> {
            if (requests.done(taken) && taken.attempt() <= MOST_TRIES) recovery.answer(taken);
        });
        return true;
    }

    @Override
    public void start() {
        running = true;
        poller.start();
    }

    @Override
    public void stop() {
        running = false;
        poller.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
