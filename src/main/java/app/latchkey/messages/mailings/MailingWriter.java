package app.latchkey.messages.mailings;

import app.latchkey.clubs.Clubs;
import app.latchkey.members.MemberLists;
import app.latchkey.messages.Lane;
import app.latchkey.messages.LaneSignals;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Begins mailings when their time has come, feeds the lane part by part, and closes what has nothing open. */
@Component
class MailingWriter implements Worker {
    static final int MOST_MEMBERS = 1_000_000;
    /** While a club has as many ready, no more are written: the lane is fed, not flooded. */
    static final int ENOUGH_READY = 2_000;
    /** Of these as many may be for one domain: it takes them as slowly as it likes, and the others do not wait for it. */
    static final int ENOUGH_OF_A_DOMAIN = 200;

    private static final Duration FULL = Duration.ofMillis(500);
    private static final Duration LAST_ONES = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final Mailings mailings;
    private final Recipients recipients;
    private final MemberLists lists;
    private final Clubs clubs;
    private final LaneSignals signals;
    private final Transactions transactions;

    MailingWriter(
            Mailings mailings,
            Recipients recipients,
            MemberLists lists,
            Clubs clubs,
            LaneSignals signals,
            Transactions transactions) {
        this.mailings = mailings;
        this.recipients = recipients;
        this.lists = lists;
        this.clubs = clubs;
        this.signals = signals;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "mailings";
    }

    @Override
    public Duration look() {
        return WITHOUT_PULSE;
    }

    @Override
    public Optional<Question<Boolean>> waiting() {
        return Optional.of(mailings.waiting());
    }

    @Override
    public boolean next() {
        var next = transactions.glance(mailings::next);
        if (next.isEmpty()) return false;
        try {
            transactions.inClub(
                    next.get().club(), () -> step(next.get().club(), next.get().id()));
        } catch (RuntimeException failed) {
            // One mailing that cannot go on keeps no other waiting.
            var later = next.get();
            transactions.global(() ->
                    mailings.ready(later.club(), later.id(), transactions.now().plus(AFTER_FAILURE)));
            throw failed;
        }
        return true;
    }

    /** One piece, in one transaction of the club; whoever pauses or cancels waits for its end. */
    void step(ClubId club, UUID id) {
        var found = mailings.lock(club, id);
        if (found.isEmpty()) {
            mailings.unready(id);
            return;
        }
        var mailing = found.get();
        switch (mailing.state()) {
            case SCHEDULED -> begin(club, mailing);
            case SENDING -> goOn(club, mailing);
            case DRAFT, PAUSED, DONE, CANCELLED -> mailings.unready(id);
        }
    }

    private void begin(ClubId club, Mailing mailing) {
        var members = lists.ids(club, mailing.to(), MOST_MEMBERS);
        recipients.addParts(club, mailing.id(), members);
        mailings.chosen(club, mailing.id(), members.size());
        mailings.move(club, mailing.id(), List.of(MailingState.SCHEDULED), MailingState.SENDING);
        mailings.ready(club, mailing.id(), transactions.now());
    }

    private void goOn(ClubId club, Mailing mailing) {
        if (recipients.waiting(club, ENOUGH_READY, ENOUGH_OF_A_DOMAIN) >= ENOUGH_READY) {
            mailings.ready(club, mailing.id(), transactions.now().plus(FULL));
            return;
        }
        var members = recipients.takePart(club, mailing.id());
        if (!members.isEmpty()) {
            recipients.write(clubs.get(club), mailing, members);
            mailings.ready(club, mailing.id(), transactions.now());
            signals.afterCommit(Lane.MAILING);
        } else if (recipients.open(club, mailing.id()))
            mailings.ready(club, mailing.id(), transactions.now().plus(LAST_ONES));
        else {
            mailings.move(club, mailing.id(), List.of(MailingState.SENDING), MailingState.DONE);
            mailings.unready(mailing.id());
        }
    }
}
