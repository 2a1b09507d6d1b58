package app.latchkey.access.recovery;

import app.latchkey.access.door.ClubsOf;
import app.latchkey.access.ledger.Judging;
import app.latchkey.clubs.Clubs;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes inbound requests one by one: what nobody outside may measure happens here. */
@Component
class RecoveryWorker implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(RecoveryWorker.class);

    private static final int MOST_TRIES = 5;

    private final InboundRequests requests;
    private final Recovery recovery;
    private final Transactions transactions;
    private final Judging judging;
    private final Clubs clubs;
    private final ClubsOf clubsOf;

    RecoveryWorker(
            InboundRequests requests,
            Recovery recovery,
            Transactions transactions,
            Judging judging,
            Clubs clubs,
            ClubsOf clubsOf) {
        this.clubs = clubs;
        this.clubsOf = clubsOf;
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
        return WITHOUT_PULSE;
    }

    @Override
    public Optional<Question<Boolean>> waiting() {
        return Optional.of(requests.waiting());
    }

    @Override
    public boolean next() {
        var request = transactions.glance(requests::take);
        if (request.isEmpty()) return false;
        var taken = request.get();
        try {
            if (taken.club().isPresent()) atHome(taken.club().get(), taken);
            else nowhere(taken);
        } catch (RuntimeException failed) {
            // It is tried again when its lease is over: one that cannot be answered keeps no other waiting.
            LOG.warn("An inbound request could not be answered at attempt {}", taken.attempt(), failed);
        }
        return true;
    }

    private void atHome(ClubId home, InboundRequests.Request taken) {
        transactions.inClub(home, () -> {
            if (mine(taken)) recovery.answer(clubs.get(home), taken);
        });
        judging.asked(home);
    }

    /** Asked at the bare host: one of the clubs of whoever has proven the address carries the mail. */
    private void nowhere(InboundRequests.Request taken) {
        var address = EmailAddress.valid(taken.typed());
        var theirs = transactions.global(() -> address.map(known -> clubsOf.of(known.key())).orElse(List.of()).stream()
                .findFirst());
        if (theirs.isEmpty()) {
            transactions.global(() -> requests.done(taken));
            return;
        }
        transactions.inClub(theirs.get().id(), () -> {
            if (!mine(taken)) return;
            if (taken.kind().equals("RECOVER")) recovery.reset(theirs.get(), address.orElseThrow());
            else clubsOf.tell(theirs.get(), address.orElseThrow(), taken.id(), taken.locale());
        });
    }

    private boolean mine(InboundRequests.Request taken) {
        return requests.done(taken) && taken.attempt() <= MOST_TRIES;
    }
}
