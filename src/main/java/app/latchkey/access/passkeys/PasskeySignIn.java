package app.latchkey.access.passkeys;

import app.latchkey.access.Refusal;
import app.latchkey.access.home.Arrival;
import app.latchkey.access.home.Landing;
import app.latchkey.access.ledger.Attempt;
import app.latchkey.access.ledger.Judging;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.signin.Budgets;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.PasskeyCeremony;
import app.latchkey.accounts.SignedIn;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Throttle;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A passkey at a club's door: inside, where this person belongs, or refused as everybody is. */
@Component
class PasskeySignIn {
    private final PasskeyEntry entry;
    private final Arrival arrival;
    private final Ledger ledger;
    private final Judging judging;
    private final Throttle throttle;
    private final Transactions transactions;

    PasskeySignIn(
            PasskeyEntry entry,
            Arrival arrival,
            Ledger ledger,
            Judging judging,
            Throttle throttle,
            Transactions transactions) {
        this.entry = entry;
        this.arrival = arrival;
        this.ledger = ledger;
        this.judging = judging;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    sealed interface Outcome {
        record Inside(String token, Landing landing) implements Outcome {}

        record Refused(String ref) implements Outcome {}
    }

    Outcome enter(Club club, PasskeyCeremony.Answer answer, Client client) {
        var networks = Budgets.networks(club, client);
        if (!(throttle.admit(networks) instanceof Admission.Admitted)) return refuse(club, Refusal.THROTTLED, client);
        var shown = transactions.global(() -> entry.shown(answer));
        var inside = shown.flatMap(right -> transactions.inClub(club.id(), () -> inside(club, right, client)));
        if (inside.isEmpty()) return refuse(club, Refusal.NOBODY, client);
        throttle.giveBack(networks);
        return inside.get();
    }

    private Optional<Outcome> inside(Club club, PasskeyCeremony.Shown shown, Client client) {
        return entry.begin(shown, client)
                .map(entered -> new Outcome.Inside(
                        entered.token(), arrival.enter(club, entered.account(), List.of(SignedIn.PASSKEY), client)));
    }

    private Outcome refuse(Club club, Refusal why, Client client) {
        var attempt =
                Ledger.attempt(Attempt.Kind.SIGN_IN, why.name(), why != Refusal.THROTTLED, Optional.empty(), client);
        transactions.inClub(club.id(), () -> ledger.write(club.id(), attempt));
        judging.later(club.id(), attempt.id(), Optional.empty(), "");
        return new Outcome.Refused(attempt.ref());
    }
}
