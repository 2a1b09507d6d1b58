package app.latchkey.access.recovery;

import app.latchkey.access.ledger.Judging;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Takes inbound requests one by one: what nobody outside may measure happens here. */
@Component
class RecoveryWorker implements Worker {
    private static final int MOST_TRIES = 5;

    private final InboundRequests requests;
    private final Recovery recovery;
    private final Transactions transactions;
    private final Judging judging;

    RecoveryWorker(InboundRequests requests, Recovery recovery, Transactions transactions, Judging judging) {
        this.judging = judging;
        this.requests = requests;
        this.recovery = recovery;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public Duration look() {
        return Duration.ofMillis(150);
    }

    @Override
    public boolean next() {
        var request = transactions.global(requests::take);
        if (request.isEmpty()) return false;
        var taken = request.get();
        transactions.inClub(taken.club(), () -> {
            if (requests.done(taken) && taken.attempt() <= MOST_TRIES) recovery.answer(taken);
        });
        judging.asked(taken.club());
        return true;
    }
}
