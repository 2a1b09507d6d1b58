package app.latchkey.access.projection;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.accounts.Accounts;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.util.List;
import org.springframework.stereotype.Component;

/** An account is one in all its clubs: an address that it takes or leaves in one of them stands on files of the others. */
@Component
public class StaleAccounts {
    private final Accounts accounts;
    private final Accesses accesses;
    private final StaleNeighbours neighbours;
    private final Transactions transactions;

    StaleAccounts(Accounts accounts, Accesses accesses, StaleNeighbours neighbours, Transactions transactions) {
        this.accounts = accounts;
        this.accesses = accesses;
        this.neighbours = neighbours;
        this.transactions = transactions;
    }

    /** In the transaction that gives or takes the address: its own files, and the neighbours. */
    public void in(ClubId club, AccountId account, String key) {
        var mine = accesses.of(club, account);
        neighbours.at(club, mine.stream().map(Access::member).toList(), List.of(key));
    }

    /**
     * After it, outside a transaction: each of the other clubs looks anew, in one of its own. What a dying server leaves
     * undone here is found within a day, when every file is looked at.
     */
    public void elsewhere(ClubId here, AccountId account, String key) {
        transactions.global(() -> accounts.clubs(account)).stream()
                .filter(club -> !club.equals(here))
                .forEach(club -> transactions.inClub(club, () -> in(club, account, key)));
    }
}
