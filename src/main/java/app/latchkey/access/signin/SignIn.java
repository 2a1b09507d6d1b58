package app.latchkey.access.signin;

import app.latchkey.access.Refusal;
import app.latchkey.access.home.Arrival;
import app.latchkey.access.ledger.Attempt;
import app.latchkey.access.ledger.Judging;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.ledger.References;
import app.latchkey.access.links.Codes;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.Credentials;
import app.latchkey.accounts.HashTurn;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.throttle.Admission;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The flow: admit, look, compare, enter. No hash is computed inside a transaction. */
@Component
public class SignIn {
    private final Transactions transactions;
    private final Budgets budgets;
    private final Identifier identifier;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Hashing hashing;
    private final Sessions sessions;
    private final Arrival arrival;
    private final Ledger ledger;
    private final Judging judging;
    private final AccessCodes codes;

    SignIn(
            Transactions transactions,
            Budgets budgets,
            Identifier identifier,
            Credentials credentials,
            Passwords passwords,
            Hashing hashing,
            Sessions sessions,
            Arrival arrival,
            Ledger ledger,
            Judging judging,
            AccessCodes codes) {
        this.transactions = transactions;
        this.budgets = budgets;
        this.identifier = identifier;
        this.credentials = credentials;
        this.passwords = passwords;
        this.hashing = hashing;
        this.sessions = sessions;
        this.arrival = arrival;
        this.ledger = ledger;
        this.judging = judging;
        this.codes = codes;
    }

    private record Known(
            Credentials.Known credentials,
            Optional<MemberId> member,
            HashTurn turn,
            Budgets.Tickets tickets,
            Admission admission) {
        boolean admitted() {
            return admission instanceof Admission.Admitted;
        }

        Optional<AccountId> account() {
            return credentials.account();
        }
    }

    public SignInOutcome tryToEnter(Club club, String typed, String password, Client client) {
        var known = look(club, typed, client);
        if (!known.admitted()) return refuse(club, Refusal.THROTTLED, false, typed, "", known, client);
        var right = credentials.compare(known.credentials, password, known.turn);
        var code = right ? Optional.<UUID>empty() : code(club, known, password);
        if (code.isPresent()) return new SignInOutcome.AccessCode(code.get());
        if (!right) return refuse(club, reason(known), true, typed, password, known, client);
        return enter(club, known, password, client);
    }

    /** The form came back without the cookie of its page: nothing could begin here, so nothing is compared or counted. */
    String withoutCookies(Club club, String typed, Client client) {
        var attempt = Ledger.attempt(
                Attempt.Kind.SIGN_IN,
                Refusal.COOKIES_BLOCKED.name(),
                false,
                Optional.of(Identifier.tidy(typed)),
                client);
        transactions.inClub(club.id(), () -> ledger.write(club.id(), attempt));
        judging.later(club.id(), attempt.id(), Optional.empty(), "");
        return References.shown(attempt.ref());
    }

    /** The secret of somebody who is already known, for a step that asks it again. */
    public Optional<AccountId> prove(Club club, String typed, String password, Client client) {
        var known = look(club, typed, client);
        if (!known.admitted()) {
            refuse(club, Refusal.THROTTLED, false, typed, "", known, client);
            return Optional.empty();
        }
        if (!credentials.compare(known.credentials, password, known.turn)) {
            refuse(club, reason(known), true, typed, password, known, client);
            return Optional.empty();
        }
        known.tickets.succeeded();
        return known.account();
    }

    private Known look(Club club, String typed, Client client) {
        if (client.deviceNew()) {
            // Nobody's own device: what this try counts against is known before whose name was typed.
            var asked = identifier.byAddress(typed, client);
            if (asked.isPresent()) return lookAndCount(club, typed, client, asked.get());
        }
        var secret = identifier.secret(club.id(), typed, client);
        var own = secret.credentials().deviceKnown();
        var tickets = budgets.of(club, Identifier.tidy(typed), client, own);
        return new Known(
                secret.credentials(), secret.member(), HashTurn.atTheDoor(client, own), tickets, tickets.admit());
    }

    private Known lookAndCount(Club club, String typed, Client client, Question<Identifier.Secret> asked) {
        var tickets = budgets.of(club, Identifier.tidy(typed), client, false);
        var both = transactions.glance(asked.and(tickets.counting()));
        var secret = both.first();
        return new Known(
                secret.credentials(),
                secret.member(),
                HashTurn.atTheDoor(client, false),
                tickets,
                tickets.admit(both.second()));
    }

    private Optional<UUID> code(Club club, Known known, String password) {
        return known.member.flatMap(member -> Codes.tidy(password, Codes.SLIP_SIGNS)
                .flatMap(code -> transactions.inClub(club.id(), () -> codes.linkOf(club.id(), member, code))));
    }

    private static Refusal reason(Known known) {
        return known.member.isPresent() && known.account().isEmpty()
                ? Refusal.NO_ACCOUNT
                : Refusal.comparing(known.credentials);
    }

    private SignInOutcome refuse(
            Club club, Refusal why, boolean checked, String typed, String password, Known known, Client client) {
        var attempt = Ledger.attempt(
                        Attempt.Kind.SIGN_IN, why.name(), checked, Optional.of(Identifier.tidy(typed)), client)
                .heldBack(known.admission);
        transactions.inClub(club.id(), () -> {
            ledger.write(club.id(), attempt);
            if (why == Refusal.WRONG_PASSWORD) known.account().ifPresent(passwords::failed);
        });
        judging.later(club.id(), attempt.id(), known.account(), password);
        return new SignInOutcome.Refused(attempt.ref());
    }

    private SignInOutcome enter(Club club, Known known, String password, Client client) {
        var account = known.account().orElseThrow();
        var outdated =
                known.credentials.password().map(Passwords.Password::hash).filter(hashing::outdated);
        var today = outdated.map(old -> hashing.hash(password));
        var factors = List.of(SignedIn.PASSWORD);
        var begun = sessions.starting(account, client, factors).and(arrival.hold(club, account));
        return transactions.inClubPlannedOnce(club.id(), begun, both -> {
            if (known.credentials.password().orElseThrow().fails() > 0) passwords.succeeded(account);
            today.ifPresent(hash -> passwords.rehash(account, outdated.orElseThrow(), hash));
            var started = both.first();
            if (started.waits()) {
                transactions.last(known.tickets.settlement().question());
                return new SignInOutcome.SecondStep(started.token());
            }
            var by = new Arrival.By(account, factors, client, known.tickets.settlement());
            return new SignInOutcome.SignedIn(started.token(), arrival.enterAtLast(club, by, both.second()));
        });
    }

    /** Whether this cookie is of somebody whose second factor is still to be shown. */
    boolean waits(Optional<String> token) {
        return token.flatMap(value -> transactions.global(() -> sessions.waiting(value)))
                .isPresent();
    }
}
