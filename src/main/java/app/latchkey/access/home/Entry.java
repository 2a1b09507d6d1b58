package app.latchkey.access.home;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.ledger.References;
import app.latchkey.access.projection.Stale;
import app.latchkey.accounts.Client;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an entry leaves behind, in one statement: who is looked at anew, which accesses were entered, what the ledger says. */
@Component
class Entry {
    // The marks before the accesses, as everybody else takes them.
    private static final String WRITE = "with marked as (" + Stale.ENTERED + "), entered as (" + Accesses.ENTERED
            + " and (select count(*) from marked) >= 0), tried as (" + Ledger.ENTERED + ") " + Ledger.ENTERED_BY;

    private final JdbcClient sql;
    private final Transactions transactions;

    Entry(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** @param factors with which they have shown who they are, as the session has them */
    record By(AccountId account, List<String> factors, Client client) {}

    /**
     * @param tried of everyone they wanted to act for, also where they are stopped: what was asked for, or tried in vain, is
     *     settled
     * @param entered the accesses that let them in
     * @param noted the members by whose own access they came in, each with a line of its own in the ledger
     */
    void write(ClubId club, By by, Collection<MemberId> tried, List<Access> entered, List<MemberId> noted) {
        var now = transactions.now();
        // Whoever comes in for the first time may be waited for at the desk.
        var first = entered.stream().anyMatch(access -> access.lastEnteredAt().isEmpty());
        sql.sql(WRITE)
                .param("club", club.value())
                .param("now", utc(now))
                .param("due", utc(first ? now : Stale.gathered(now)))
                .param("tried", Stale.inOrder(tried))
                .param("accesses", entered.stream().map(Access::id).toArray(UUID[]::new))
                .param("words", by.client.words())
                .param(
                        "attempts",
                        Stream.generate(Ids::next).limit(noted.size()).toArray(UUID[]::new))
                .param(
                        "refs",
                        Stream.generate(References::next).limit(noted.size()).toArray(String[]::new))
                .param("selves", noted.stream().map(MemberId::value).toArray(UUID[]::new))
                .param("account", by.account.value())
                .param("network", by.client.network())
                .param("cookie", by.client.deviceHash().orElse(null))
                .param("factors", by.factors.toArray(String[]::new))
                .update();
    }
}
