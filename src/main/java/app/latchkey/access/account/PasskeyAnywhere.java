package app.latchkey.access.account;

import app.latchkey.access.Refusal;
import app.latchkey.access.home.Arrival;
import app.latchkey.access.passkeys.PasskeyEntry;
import app.latchkey.access.signin.Budgets;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.PasskeyCeremony;
import app.latchkey.accounts.SignedIn;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Throttle;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A passkey at the sign-in of no club: each of their clubs is entered. */
@Component
class PasskeyAnywhere {
    private final PasskeyEntry entry;
    private final Arrival arrival;
    private final Frames frames;
    private final AttemptsAnywhere attempts;
    private final Throttle throttle;
    private final Transactions transactions;

    PasskeyAnywhere(
            PasskeyEntry entry,
            Arrival arrival,
            Frames frames,
            AttemptsAnywhere attempts,
            Throttle throttle,
            Transactions transactions) {
        this.entry = entry;
        this.arrival = arrival;
        this.frames = frames;
        this.attempts = attempts;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    sealed interface Outcome {
        record Inside(String token) implements Outcome {}

        record Refused(String ref) implements Outcome {}
    }

    Outcome enter(PasskeyCeremony.Answer answer, Client client) {
        var networks = Budgets.networks(client);
        if (!(throttle.admit(networks) instanceof Admission.Admitted)) return refuse(Refusal.THROTTLED, client);
        var entered = transactions.global(() -> entry.shown(answer).flatMap(shown -> entry.begin(shown, client)));
        if (entered.isEmpty()) return refuse(Refusal.NOBODY, client);
        throttle.giveBack(networks);
        var account = entered.get().account();
        for (var club : frames.of(account))
            transactions.inClub(club.id(), () -> arrival.enter(club, account, List.of(SignedIn.PASSKEY), client));
        return new Outcome.Inside(entered.get().token());
    }

    private Outcome refuse(Refusal why, Client client) {
        return transactions.global(
                () -> new Outcome.Refused(attempts.refused(why, why != Refusal.THROTTLED, Optional.empty(), client)));
    }
}
