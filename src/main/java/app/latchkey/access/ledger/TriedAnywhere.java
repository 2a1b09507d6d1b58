package app.latchkey.access.ledger;

import app.latchkey.access.account.AttemptsAnywhere;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A refusal at the sign-in of no club, read out at a desk. It opens where the account acts or works, and nowhere else: a desk
 * that could tell somebody else's reference from one that nobody was shown would learn that there is an account.
 */
@Component
public class TriedAnywhere {
    private final AttemptsAnywhere attempts;
    private final Accesses accesses;
    private final Staff staff;
    private final Transactions transactions;

    TriedAnywhere(AttemptsAnywhere attempts, Accesses accesses, Staff staff, Transactions transactions) {
        this.attempts = attempts;
        this.accesses = accesses;
        this.staff = staff;
        this.transactions = transactions;
    }

    /** Inside a transaction of the club. */
    public List<Ledger.Evidence> find(ClubId club, String ref) {
        return attempts.find(ref).stream()
                .flatMap(seen -> seen.account().flatMap(account -> here(club, seen, account)).stream())
                .toList();
    }

    private Optional<Ledger.Evidence> here(ClubId club, AttemptsAnywhere.Seen seen, AccountId account) {
        var now = transactions.now();
        var acting = accesses.of(club, account).stream()
                .filter(access -> access.holdsAt(now))
                .toList();
        if (acting.isEmpty() && staff.find(club, account).isEmpty()) return Optional.empty();
        var own = acting.stream().filter(Access::self).toList();
        return Optional.of(new Ledger.Evidence(
                seen.id(),
                seen.at(),
                seen.ref(),
                Attempt.Kind.SIGN_IN.name(),
                seen.reason(),
                seen.checked(),
                seen.device(),
                Optional.empty(),
                (own.isEmpty() ? acting : own).stream().map(Access::member).toList()));
    }
}
