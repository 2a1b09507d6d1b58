package app.latchkey.access.passkeys;

import app.latchkey.access.Refusal;
import app.latchkey.access.home.Landing;
import app.latchkey.access.ledger.Attempt;
import app.latchkey.access.ledger.Judging;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.lostfactor.LostFactors;
import app.latchkey.access.signin.Budgets;
import app.latchkey.access.signin.SignIn;
import app.latchkey.accounts.Account;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.Devices;
import app.latchkey.accounts.PasskeyCeremony;
import app.latchkey.accounts.PasskeyChallenges;
import app.latchkey.accounts.Passkeys;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Throttle;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From what a device signed to the inside. No name is typed: the passkey says whose it is. */
@Component
class PasskeySignIn {
    private static final String ABOUT = "sign-in";

    private final Passkeys passkeys;
    private final PasskeyCeremony ceremony;
    private final PasskeyChallenges challenges;
    private final Accounts accounts;
    private final Sessions sessions;
    private final LostFactors lost;
    private final Devices devices;
    private final SignIn signIn;
    private final Ledger ledger;
    private final Judging judging;
    private final Throttle throttle;
    private final Transactions transactions;

    PasskeySignIn(
            Passkeys passkeys,
            PasskeyCeremony ceremony,
            PasskeyChallenges challenges,
            Accounts accounts,
            Sessions sessions,
            LostFactors lost,
            Devices devices,
            SignIn signIn,
            Ledger ledger,
            Judging judging,
            Throttle throttle,
            Transactions transactions) {
        this.passkeys = passkeys;
        this.ceremony = ceremony;
        this.challenges = challenges;
        this.accounts = accounts;
        this.sessions = sessions;
        this.lost = lost;
        this.devices = devices;
        this.signIn = signIn;
        this.ledger = ledger;
        this.judging = judging;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    sealed interface Outcome {
        record Inside(String token, Landing landing) implements Outcome {}

        record Refused(String ref) implements Outcome {}
    }

    byte[] challenge() {
        return challenges.next(ABOUT);
    }

    Outcome enter(Club club, PasskeyCeremony.Answer answer, Client client) {
        var networks = Budgets.networks(club, client);
        if (!(throttle.admit(networks) instanceof Admission.Admitted)) return refuse(club, Refusal.THROTTLED, client);
        var shown = transactions
                .global(() -> passkeys.find(answer.credentialId()))
                .flatMap(known -> ceremony.shown(ABOUT, answer, known));
        var inside = shown.flatMap(right -> transactions.inClub(club.id(), () -> inside(club, right, client)));
        if (inside.isEmpty()) return refuse(club, Refusal.NOBODY, client);
        networks.forEach(throttle::giveBack);
        return inside.get();
    }

    private Optional<Outcome> inside(Club club, PasskeyCeremony.Shown shown, Client client) {
        var account = shown.passkey().account();
        if (!passkeys.useChallenge(shown.challenge())
                || !passkeys.used(shown.passkey().credentialId(), shown.counter())
                || accounts.find(account).filter(Account::open).isEmpty()) return Optional.empty();
        lost.end(account);
        var device = client.deviceHash().map(hash -> devices.remember(account, hash, client.words()));
        var started = sessions.start(account, device.map(Devices.Remembered::id), client, List.of(SignedIn.PASSKEY));
        return Optional.of(new Outcome.Inside(started.token(), signIn.entered(club, account, client)));
    }

    private Outcome refuse(Club club, Refusal why, Client client) {
        var attempt =
                Ledger.attempt(Attempt.Kind.SIGN_IN, why.name(), why != Refusal.THROTTLED, Optional.empty(), client);
        transactions.inClub(club.id(), () -> ledger.write(club.id(), attempt));
        judging.later(club.id(), attempt.id(), Optional.empty(), "");
        return new Outcome.Refused(attempt.ref());
    }
}
