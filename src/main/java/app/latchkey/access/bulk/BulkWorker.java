package app.latchkey.access.bulk;

import app.latchkey.access.Invitations;
import app.latchkey.clubs.Clubs;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.work.Poller;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Invites what is left of long lists, one part after the other; a part is done whole or not at all. */
@Component
@Profile("server")
class BulkWorker implements SmartLifecycle {
    private static final Duration LOOK = Duration.ofMillis(250);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final Bulks bulks;
    private final Clubs clubs;
    private final Invitations invitations;
    private final Transactions transactions;
    private final Poller poller = new Poller("invitations", LOOK, this::next);
    private volatile boolean running;

    BulkWorker(Bulks bulks, Clubs clubs, Invitations invitations, Transactions transactions) {
        this.bulks = bulks;
        this.clubs = clubs;
        this.invitations = invitations;
        this.transactions = transactions;
    }

    boolean next() {
        var next = transactions.global(bulks::next);
        if (next.isEmpty()) return false;
        try {
            return transactions.inClub(next.get().club(), () -> part(next.get()));
        } catch (RuntimeException failed) {
            // One list that cannot go on keeps no other waiting.
            transactions.global(() -> bulks.later(next.get(), AFTER_FAILURE));
            throw failed;
        }
    }

    private boolean part(Bulks.Next next) {
        var bulk = bulks.find(next.club(), next.id()).orElseThrow();
        var members = bulks.take(next);
        var invited = invitations.inviteOf(clubs.get(next.club()), members, bulk.members(), bulk.by());
        bulks.count(next, members.size(), invited);
        bulks.finishIfDone(next);
        return !members.isEmpty();
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
