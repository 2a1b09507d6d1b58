package app.latchkey.access.recovery;

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

/** The code of a reset's mail, typed into the browser that asked: the mail may lie on another device. */
@Component
class ResetCodes {
    private static final int WRONG_A_DAY = 10;

    private final MailedCodes codes;
    private final Throttle throttle;
    private final Ledger ledger;
    private final Judging judging;
    private final Transactions transactions;

    ResetCodes(MailedCodes codes, Throttle throttle, Ledger ledger, Judging judging, Transactions transactions) {
        this.codes = codes;
        this.throttle = throttle;
        this.ledger = ledger;
        this.judging = judging;
        this.transactions = transactions;
    }

    /** @return the reset that it opens; empty, whyever, when it opens none */
    Optional<UUID> open(Club club, String typed, Client client) {
        var browser = client.deviceHash().orElse(new byte[0]);
        var sent = transactions.global(() -> codes.newest(MailedCodes.For.RESET, browser));
        var budgets = new ArrayList<>(Budgets.networks(club, client));
        sent.flatMap(MailedCodes.Sent::account)
                .ifPresent(account -> budgets.addFirst(
                        Budget.window("mailedwrong", account.toString(), WRONG_A_DAY, Duration.ofDays(1))));
        if (!(throttle.admit(budgets) instanceof Admission.Admitted)) return Optional.empty();
        var right = sent.filter(code -> right(code, browser, typed))
                .filter(code -> transactions.global(() -> codes.use(code.id())));
        if (right.isPresent()) throttle.giveBack(budgets);
        return right.map(MailedCodes.Sent::id);
    }

    private boolean right(MailedCodes.Sent code, byte[] browser, String typed) {
        var tried = codes.compare(code.id(), MailedCodes.For.RESET, code.addressKey(), browser, typed);
        return tried == MailedCodes.Tried.RIGHT;
    }

    /** @return the reference that the page shows */
    String refused(Club club, Client client) {
        var attempt = Ledger.attempt(Attempt.Kind.RECOVER, Refusal.CODE_WRONG.name(), true, Optional.empty(), client);
        transactions.inClub(club.id(), () -> ledger.write(club.id(), attempt));
        judging.later(club.id(), attempt.id(), Optional.empty(), "");
        return References.shown(attempt.ref());
    }
}
