package app.latchkey.access.join;

import app.latchkey.access.Refusal;
import app.latchkey.access.ledger.Attempt;
import app.latchkey.access.ledger.Judging;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.ledger.References;
import app.latchkey.access.requests.Arriving;
import app.latchkey.accounts.Client;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Frame;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What only the desk can go on with becomes a request there, and the person is told under which reference. */
@Component
class JoinRequests {
    private final Joins joins;
    private final Arriving arriving;
    private final Ledger ledger;
    private final Judging judging;
    private final Transactions transactions;

    JoinRequests(Joins joins, Arriving arriving, Ledger ledger, Judging judging, Transactions transactions) {
        this.joins = joins;
        this.arriving = arriving;
        this.ledger = ledger;
        this.judging = judging;
        this.transactions = transactions;
    }

    /** Ends the join: whoever comes second with it is told the same, and the desk is not asked twice. */
    JoinOutcome ask(Club club, Joins.Join join, JoinOutcome.Why why, List<MemberId> near, Client client) {
        var attempt = attempt(join, client);
        var asked = transactions.inClub(club.id(), () -> {
            if (!joins.end(club.id(), join.id())) return false;
            var locale = Frame.current().locale();
            arriving.joining(club.id(), attempt.ref(), transactions.now(), join.addressKey(), near, locale);
            // Somebody's panel says that a mailbox like theirs was typed.
            if (why == JoinOutcome.Why.NEAR) ledger.write(club.id(), attempt);
            return true;
        });
        if (asked && why == JoinOutcome.Why.NEAR) judging.later(club.id(), attempt.id(), Optional.empty(), "");
        return new JoinOutcome.AtDesk(why, asked ? Optional.of(References.shown(attempt.ref())) : Optional.empty());
    }

    private static Attempt attempt(Joins.Join join, Client client) {
        return new Attempt(
                Ids.next(),
                References.next(),
                Attempt.Kind.JOIN,
                Refusal.NOBODY.name(),
                true,
                Optional.of(join.addressKey()),
                Optional.empty(),
                Optional.empty(),
                client);
    }
}
