package app.latchkey.access.home;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.ledger.References;
import app.latchkey.access.projection.Stale;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.throttle.Throttle;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * What an entry leaves behind, in one statement: who is looked at anew, which accesses were entered, what the ledger says. And
 * with it on its way, that the try was no failure.
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
    void write(ClubId club, Arrival.By by, Collection<MemberId> tried, List<Access> entered, List<MemberId> noted) {
        var now = transactions.now();
        // Whoever comes in for the first time may be waited for at the desk.
        var first = entered.stream().anyMatch(access -> access.lastEnteredAt().isEmpty());
        var values = new MapSqlParameterSource(by.settlement().values())
                .addValue("club", club.value())
                .addValue("now", utc(now))
                .addValue("due", utc(first ? now : Stale.gathered(now)))
                .addValue("tried", Stale.inOrder(tried))
                .addValue("accesses", entered.stream().map(Access::id).toArray(UUID[]::new))
                .addValue("words", by.client().words())
                .addValue(
                        "attempts",
                        Stream.generate(Ids::next).limit(noted.size()).toArray(UUID[]::new))
                .addValue(
                        "refs",
                        Stream.generate(References::next).limit(noted.size()).toArray(String[]::new))
                .addValue("selves", noted.stream().map(MemberId::value).toArray(UUID[]::new))
                .addValue("account", by.account().value())
                .addValue("network", by.client().network())
                .addValue("cookie", by.client().deviceHash().orElse(null))
                .addValue("factors", by.factors().toArray(String[]::new));
        transactions.together(WRITE, Throttle.Settlement.STATEMENT, values);
    }
}
