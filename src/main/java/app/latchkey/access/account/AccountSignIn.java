package app.latchkey.access.account;

import app.latchkey.access.Refusal;
import app.latchkey.access.home.Arrival;
import app.latchkey.access.signin.Budgets;
import app.latchkey.access.signin.Identifier;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.Credentials;
import app.latchkey.accounts.HashTurn;
import app.latchkey.accounts.Passwords;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.throttle.Admission;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The flow of a club's door, by address alone: admit, look, compare, enter. No hash is computed inside a transaction. */
@Component
class AccountSignIn {
    private final Credentials credentials;
    private final Budgets budgets;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Arrival arrival;
    private final Frames frames;
    private final AttemptsAnywhere attempts;
    private final Transactions transactions;

    AccountSignIn(
            Credentials credentials,
            Budgets budgets,
            Passwords passwords,
            Sessions sessions,
            Arrival arrival,
            Frames frames,
            AttemptsAnywhere attempts,
            Transactions transactions) {
        this.credentials = credentials;
        this.budgets = budgets;
        this.passwords = passwords;
        this.sessions = sessions;
        this.arrival = arrival;
        this.frames = frames;
        this.attempts = attempts;
        this.transactions = transactions;
    }

    sealed interface Outcome {
        record Inside(String token) implements Outcome {}

        /** @param at whose page asks for the second factor */
        record SecondStep(String token, Club at) implements Outcome {}

        record Refused(String ref) implements Outcome {}
    }

    private record Known(Credentials.Known credentials, HashTurn turn, Budgets.Tickets tickets, boolean admitted) {
        Optional<AccountId> account() {
            return credentials.account();
        }
    }

    Outcome enter(String typed, String password, Client client) {
        var known = look(typed, client);
        if (!known.admitted) return refuse(Refusal.THROTTLED, false, known, client);
        if (!credentials.compare(known.credentials, password, known.turn))
            return refuse(Refusal.comparing(known.credentials), true, known, client);
        var account = known.account().orElseThrow();
        var homes = frames.of(account);
        var started = transactions.global(() -> start(account, known, client));
        if (started.waits() && homes.isEmpty()) return refuse(Refusal.NOT_HERE, true, known, client);
        if (started.waits()) return new Outcome.SecondStep(started.token(), homes.getFirst());
        for (var club : homes)
            transactions.inClub(club.id(), () -> arrival.enter(club, account, List.of(SignedIn.PASSWORD), client));
        return new Outcome.Inside(started.token());
    }

    private Known look(String typed, Client client) {
        var tidy = Identifier.tidy(typed);
        var secret = EmailAddress.valid(tidy)
                .map(address -> transactions.glance(Credentials.at(address.key(), client)))
                .orElse(Credentials.Known.NOBODY);
        var own = secret.deviceKnown();
        var tickets = budgets.anywhere(tidy, client, own);
        return new Known(
                secret, HashTurn.atTheDoor(client, own), tickets, tickets.admit() instanceof Admission.Admitted);
    }

    private Sessions.Started start(AccountId account, Known known, Client client) {
        if (known.credentials.password().orElseThrow().fails() > 0) passwords.succeeded(account);
        var started = sessions.start(account, client, List.of(SignedIn.PASSWORD));
        known.tickets.succeeded();
        return started;
    }

    private Outcome refuse(Refusal why, boolean checked, Known known, Client client) {
        return transactions.global(() -> {
            if (why == Refusal.WRONG_PASSWORD) known.account().ifPresent(passwords::failed);
            return new Outcome.Refused(attempts.refused(why, checked, known.account(), client));
        });
    }
}
