package app.latchkey.access;

import app.latchkey.access.account.AttemptsAnywhere;
import app.latchkey.access.ledger.References;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a reference of the installation's own sign-in opens for the operator. */
@Component
public class TriesAnywhere {
    private final AttemptsAnywhere attempts;
    private final Transactions transactions;

    TriesAnywhere(AttemptsAnywhere attempts, Transactions transactions) {
        this.attempts = attempts;
        this.transactions = transactions;
    }

    /** @param event the key of what happened */
    public record Tried(Instant at, String ref, String event, Optional<AccountId> account, String device) {}

    /** @param typed as somebody read it out */
    public List<Tried> find(String typed) {
        return References.tidy(typed)
                .map(ref -> transactions.global(() -> attempts.find(ref)))
                .orElse(List.of())
                .stream()
                .map(seen -> new Tried(
                        seen.at(),
                        References.shown(seen.ref()),
                        "access.event.TRY_" + seen.reason(),
                        seen.account(),
                        seen.device()))
                .toList();
    }
}
