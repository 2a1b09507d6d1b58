package app.latchkey.access.join;

import app.latchkey.access.Refusal;
import app.latchkey.access.ledger.Attempt;
import app.latchkey.access.ledger.Judging;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.ledger.References;
import app.latchkey.access.links.MailedCodes;
import app.latchkey.access.signin.Budgets;
import app.latchkey.accounts.Client;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** From the code that was typed to a mailbox that is proven, once. */
@Component
class JoinProof {
    private static final int WRONG_A_DAY = 10;

    private final MailedCodes codes;
    private final Joins joins;
    private final Ledger ledger;
    private final Judging judging;
    private final Throttle throttle;
    private final Transactions transactions;

    JoinProof(
            MailedCodes codes,
            Joins joins,
            Ledger ledger,
            Judging judging,
            Throttle throttle,
            Transactions transactions) {
        this.codes = codes;
        this.joins = joins;
        this.ledger = ledger;
        this.judging = judging;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    sealed interface Outcome {
        record Proven(UUID join) implements Outcome {}

        record Refused(String ref) implements Outcome {}
    }

    Outcome prove(Club club, String typed, Client client) {
        var browser = client.deviceHash().orElse(new byte[0]);
        var sent = transactions.global(() -> codes.newest(MailedCodes.For.JOIN, browser));
        if (sent.isEmpty()) return refuse(club, Refusal.CODE_WRONG, client);
        var code = sent.get();
        var budgets = new ArrayList<>(Budgets.networks(club, client));
        budgets.addFirst(Budget.window("mailedwrong", code.addressKey(), WRONG_A_DAY, Duration.ofDays(1)));
        if (!(throttle.admit(budgets) instanceof Admission.Admitted)) return refuse(club, Refusal.THROTTLED, client);
        var tried = codes.compare(code.id(), MailedCodes.For.JOIN, code.addressKey(), browser, typed);
        if (tried != MailedCodes.Tried.RIGHT) return refuse(club, Refusal.CODE_WRONG, client);
        throttle.giveBack(budgets);
        return transactions
                .inClub(club.id(), () -> begin(club, code, browser))
                .<Outcome>map(Outcome.Proven::new)
                .orElseGet(() -> refuse(club, Refusal.CODE_WRONG, client));
    }

    private Optional<UUID> begin(Club club, MailedCodes.Sent code, byte[] browser) {
        return codes.use(code.id())
                ? Optional.of(joins.begin(club.id(), code.addressKey(), browser))
                : Optional.empty();
    }

    private Outcome refuse(Club club, Refusal why, Client client) {
        var attempt = Ledger.attempt(Attempt.Kind.JOIN, why.name(), why != Refusal.THROTTLED, Optional.empty(), client);
        transactions.inClub(club.id(), () -> ledger.write(club.id(), attempt));
        judging.later(club.id(), attempt.id(), Optional.empty(), "");
        return new Outcome.Refused(References.shown(attempt.ref()));
    }
}
