package app.latchkey.access.mailedcode;

import app.latchkey.access.Refusal;
import app.latchkey.access.home.Arrival;
import app.latchkey.access.home.Landing;
import app.latchkey.access.ledger.Attempt;
import app.latchkey.access.ledger.Judging;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.ledger.References;
import app.latchkey.access.links.MailedCodes;
import app.latchkey.access.signin.Budgets;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From the code that was typed to the inside. */
@Component
class MailedCodeSignIn {
    private static final int WRONG_A_DAY = 10;

    private final MailedCodes codes;
    private final Sessions sessions;
    private final Staff staff;
    private final Arrival arrival;
    private final Ledger ledger;
    private final Judging judging;
    private final Throttle throttle;
    private final Transactions transactions;

    MailedCodeSignIn(
            MailedCodes codes,
            Sessions sessions,
            Staff staff,
            Arrival arrival,
            Ledger ledger,
            Judging judging,
            Throttle throttle,
            Transactions transactions) {
        this.codes = codes;
        this.sessions = sessions;
        this.staff = staff;
        this.arrival = arrival;
        this.ledger = ledger;
        this.judging = judging;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    sealed interface Outcome {
        record Inside(String token, Landing landing) implements Outcome {}

        /** The account has a second factor; a mailbox is none. */
        record SecondStep(String token) implements Outcome {}

        record Refused(String ref) implements Outcome {}
    }

    Outcome enter(Club club, String typed, Client client) {
        var browser = client.deviceHash().orElse(new byte[0]);
        var sent = transactions.global(() -> codes.newest(MailedCodes.For.SIGN_IN, browser));
        if (sent.isEmpty()) return refuse(club, Refusal.CODE_WRONG, client);
        var account = sent.get().account().orElseThrow();
        var budgets = new ArrayList<>(Budgets.networks(club, client));
        budgets.addFirst(Budget.window("mailedwrong", account.toString(), WRONG_A_DAY, Duration.ofDays(1)));
        if (!(throttle.admit(budgets) instanceof Admission.Admitted)) return refuse(club, Refusal.THROTTLED, client);
        var code = sent.get();
        var tried = codes.compare(code.id(), MailedCodes.For.SIGN_IN, code.addressKey(), browser, typed);
        if (tried != MailedCodes.Tried.RIGHT || staff.anywhere(account))
            return refuse(club, Refusal.CODE_WRONG, client);
        throttle.giveBack(budgets);
        return transactions
                .inClub(club.id(), () -> inside(club, code, account, client))
                .orElseGet(() -> refuse(club, Refusal.CODE_WRONG, client));
    }

    private Optional<Outcome> inside(Club club, MailedCodes.Sent code, AccountId account, Client client) {
        if (!codes.use(code.id())) return Optional.empty();
        var started = sessions.start(account, client, List.of(SignedIn.MAIL));
        return Optional.of(
                started.waits()
                        ? new Outcome.SecondStep(started.token())
                        : new Outcome.Inside(
                                started.token(), arrival.enter(club, account, List.of(SignedIn.MAIL), client)));
    }

    private Outcome refuse(Club club, Refusal why, Client client) {
        var attempt =
                Ledger.attempt(Attempt.Kind.SIGN_IN, why.name(), why != Refusal.THROTTLED, Optional.empty(), client);
        transactions.inClub(club.id(), () -> ledger.write(club.id(), attempt));
        judging.later(club.id(), attempt.id(), Optional.empty(), "");
        return new Outcome.Refused(References.shown(attempt.ref()));
    }
}
