package app.latchkey.access.bulk;

import app.latchkey.access.Invitations;
import app.latchkey.access.Mending;
import app.latchkey.access.door.TellingAddress;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Invites what is left of long lists, one part after the other; a part is done whole or not at all. */
@Component
class BulkWorker implements Worker {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final Bulks bulks;
    private final Clubs clubs;
    private final Invitations invitations;
    private final Mending mending;
    private final TellingAddress telling;
    private final Transactions transactions;

    BulkWorker(
            Bulks bulks,
            Clubs clubs,
            Invitations invitations,
            Mending mending,
            TellingAddress telling,
            Transactions transactions) {
        this.telling = telling;
        this.mending = mending;
        this.bulks = bulks;
        this.clubs = clubs;
        this.invitations = invitations;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "invitations";
    }

    @Override
    public Duration look() {
        return WITHOUT_PULSE;
    }

    @Override
    public Optional<Question<Boolean>> waiting() {
        return Optional.of(bulks.waiting());
    }

    @Override
    public boolean next() {
        var next = transactions.glance(bulks::next);
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
        bulks.count(next, members.size(), help(clubs.get(next.club()), bulk, members));
        bulks.finishIfDone(next);
        return !members.isEmpty();
    }

    private int help(Club club, Bulk bulk, List<MemberId> members) {
        if (bulk.address()) return telling.tell(club, members, bulk.id(), bulk.by(), Lane.REMINDER);
        return bulk.remedy()
                .map(remedy -> mending.ofMany(club, members, remedy, bulk.members(), bulk.by()))
                .orElseGet(() -> invitations.inviteOf(club, members, bulk.members(), bulk.by()));
    }
}
