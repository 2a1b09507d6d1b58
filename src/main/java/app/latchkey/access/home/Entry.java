package app.latchkey.access.home;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.ledger.References;
import app.latchkey.access.projection.Stale;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What an entry leaves behind, in one statement: who is looked at anew, which accesses were entered, what the ledger says. And
 * behind it, that the try was no failure.
 */
@Component
class Entry {
    // The marks before the accesses, as everybody else takes them.
    private static final String WRITE = "with marked as (" + Stale.ENTERED + "), entered as (" + Accesses.ENTERED
            + " and (select count(*) from marked) >= 0), tried as (" + Ledger.ENTERED + ") " + Ledger.ENTERED_BY;

    private final Transactions transactions;

    Entry(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param tried of everyone they wanted to act for, also where they are stopped: what was asked for, or tried in vain, is
     *     settled
     * @param entered the accesses that let them in
     * @param noted the members by whose own access they came in, each with a line of its own in the ledger
     */
    Question<Boolean> write(
            ClubId club, Arrival.By by, Collection<MemberId> tried, List<Access> entered, List<MemberId> noted) {
        var now = transactions.now();
        // Whoever comes in for the first time may be waited for at the desk.
        var first = entered.stream().anyMatch(access -> access.lastEnteredAt().isEmpty());
        var values = new HashMap<String, Object>();
        values.put("club", club.value());
        values.put("now", utc(now));
        values.put("due", utc(first ? now : Stale.gathered(now)));
        values.put("tried", Stale.inOrder(tried));
        values.put("accesses", entered.stream().map(Access::id).toArray(UUID[]::new));
        values.put("words", by.client().words());
        values.put("attempts", Stream.generate(Ids::next).limit(noted.size()).toArray(UUID[]::new));
        values.put("refs", Stream.generate(References::next).limit(noted.size()).toArray(String[]::new));
        values.put("selves", noted.stream().map(MemberId::value).toArray(UUID[]::new));
        values.put("account", by.account().value());
        values.put("network", by.client().network());
        values.put("cookie", by.client().deviceHash().orElse(null));
        values.put("factors", by.factors().toArray(String[]::new));
        return Question.done(WRITE, values).then(by.settlement().question());
    }
}
