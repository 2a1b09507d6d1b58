package app.latchkey.access.passkeys;

import app.latchkey.access.lostfactor.LostFactors;
import app.latchkey.accounts.Account;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.PasskeyCeremony;
import app.latchkey.accounts.PasskeyChallenges;
import app.latchkey.accounts.Passkeys;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.platform.ids.AccountId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From what a device signed to a session, wherever somebody signs in. No name is typed: the passkey says whose it is. */
@Component
public class PasskeyEntry {
    private static final String ABOUT = "sign-in";

    private final Passkeys passkeys;
    private final PasskeyCeremony ceremony;
    private final PasskeyChallenges challenges;
    private final Accounts accounts;
    private final Sessions sessions;
    private final LostFactors lost;

    PasskeyEntry(
            Passkeys passkeys,
            PasskeyCeremony ceremony,
            PasskeyChallenges challenges,
            Accounts accounts,
            Sessions sessions,
            LostFactors lost) {
        this.passkeys = passkeys;
        this.ceremony = ceremony;
        this.challenges = challenges;
        this.accounts = accounts;
        this.sessions = sessions;
        this.lost = lost;
    }

    public record Entered(AccountId account, String token) {}

    /** What the device is asked to sign. */
    public PasskeyOptions question() {
        return PasskeyOptions.of(challenges.next(ABOUT), ceremony.rpId());
    }

    /** Reads and computes; outside a transaction that writes. */
    public Optional<PasskeyCeremony.Shown> shown(PasskeyCeremony.Answer answer) {
        return passkeys.find(answer.credentialId()).flatMap(known -> ceremony.shown(ABOUT, answer, known));
    }

    /** Once for each answer; nothing when another was quicker, the device is a copy or the account is closed. */
    public Optional<Entered> begin(PasskeyCeremony.Shown shown, Client client) {
        var account = shown.passkey().account();
        if (!passkeys.useChallenge(shown.challenge())
                || !passkeys.used(shown.passkey().credentialId(), shown.counter())
                || accounts.find(account).filter(Account::open).isEmpty()) return Optional.empty();
        lost.end(account);
        var started = sessions.start(account, client, List.of(SignedIn.PASSKEY));
        return Optional.of(new Entered(account, started.token()));
    }
}
