package app.latchkey.access.freshproof;

import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passkey;
import app.latchkey.accounts.PasskeyCeremony;
import app.latchkey.accounts.PasskeyChallenges;
import app.latchkey.accounts.Passkeys;
import app.latchkey.accounts.Passwords;
import app.latchkey.accounts.SecondFactors;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.Redirect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The secret of somebody who is signed in, asked once more. */
@Component
public class FreshProof {
    private static final Logger LOG = LoggerFactory.getLogger(FreshProof.class);
    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final SecondFactors factors;
    private final Passwords passwords;
    private final Hashing hashing;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final PasskeyCeremony ceremony;
    private final PasskeyChallenges challenges;
    private final Throttle throttle;
    private final Transactions transactions;

    FreshProof(
            SecondFactors factors,
            Passwords passwords,
            Hashing hashing,
            Sessions sessions,
            Passkeys passkeys,
            PasskeyCeremony ceremony,
            PasskeyChallenges challenges,
            Throttle throttle,
            Transactions transactions) {
        this.factors = factors;
        this.passwords = passwords;
        this.hashing = hashing;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.ceremony = ceremony;
        this.challenges = challenges;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    /** One budget for the codes of an account, at the door and inside. */
    public static Budget ofCodes(AccountId account) {
        return Budget.doubling("second", account.toString(), FREE, LONGEST);
    }

    sealed interface Outcome {
        record Proven(String token) implements Outcome {}

        record Wrong(String key) implements Outcome {}
    }

    /** What this account can be asked for. The password is not enough where there is a second factor, nor to change one. */
    public record Ways(boolean code, boolean passkey, boolean password) {}

    Ways ways(AccountId account, boolean strong) {
        return transactions.global(() -> {
            var code = factors.on(account);
            var passkey = passkeys.any(account);
            var password = passwords.find(account).isPresent();
            return new Ways(code, passkey, password && !code && !(strong && passkey));
        });
    }

    /** A page of the account opens only to somebody who has just shown who they are, with a second factor if there is one. */
    public void demand(Club club, SignedIn person, String next) {
        notAtAKiosk(club, person);
        var now = transactions.global(transactions::now);
        if (person.freshlyProven(now)
                && !person.byMailAlone()
                && (person.bySecondFactor() || !hasFactor(person.account()))) return;
        throw new GoTo(Redirect.to(
                club.path() + "fresh-proof?strong=1&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
    }

    /** Nobody leaves a passkey, an address or a typed password behind where everybody stands. */
    private static void notAtAKiosk(Club club, SignedIn person) {
        if (person.kiosk()) throw new GoTo(Redirect.to(club.path()).saying("access.kiosk.credentials"));
    }

    private boolean hasFactor(AccountId account) {
        return transactions.global(() -> factors.on(account) || passkeys.any(account));
    }

    /**
     * Before a credential of the account changes: the password where there is one, and what {@link #demand} asks where the
     * password is not all.
     *
     * @return the key of what is wrong
     */
    public Optional<String> again(Club club, SignedIn person, String password, String next) {
        notAtAKiosk(club, person);
        var has = transactions.global(
                () -> passwords.find(person.account()).isPresent() && !passkeys.any(person.account()));
        if (has) return password(person.account(), password);
        demand(club, person, next);
        return Optional.empty();
    }

    byte[] challenge(SignedIn person) {
        return challenges.next(about(person));
    }

    List<String> passkeys(AccountId account) {
        return transactions.global(
                () -> passkeys.of(account).stream().map(Passkey::id).toList());
    }

    String rpId() {
        return ceremony.rpId();
    }

    private static String about(SignedIn person) {
        return "prove " + person.session();
    }

    Outcome prove(SignedIn person, String typed, boolean strong) {
        var ways = ways(person.account(), strong);
        if (ways.code) return byCode(person, typed);
        return ways.password ? byPassword(person, typed) : new Outcome.Wrong("access.passkey.wrong");
    }

    Outcome prove(SignedIn person, PasskeyCeremony.Answer answer) {
        var shown = transactions
                .global(() -> passkeys.find(answer.credentialId()))
                .filter(known -> known.account().equals(person.account()))
                .flatMap(known -> ceremony.shown(about(person), answer, known));
        var counted = shown.isPresent()
                && transactions.global(() -> passkeys.useChallenge(shown.get().challenge())
                        && passkeys.used(answer.credentialId(), shown.get().counter()));
        return counted ? proven(person, SignedIn.PASSKEY) : new Outcome.Wrong("access.passkey.wrong");
    }

    private Outcome byCode(SignedIn person, String typed) {
        var factor = code(person.account(), typed);
        return factor.isPresent() ? proven(person, factor.get()) : new Outcome.Wrong("access.second.wrong");
    }

    private Outcome byPassword(SignedIn person, String typed) {
        var wrong = password(person.account(), typed);
        return wrong.<Outcome>map(Outcome.Wrong::new).orElseGet(() -> proven(person, SignedIn.PASSWORD));
    }

    private Outcome proven(SignedIn person, String factor) {
        return transactions
                .global(() -> sessions.proveAnew(person.account(), person.session(), factor))
                .<Outcome>map(Outcome.Proven::new)
                .orElseGet(() -> new Outcome.Wrong("access.second.over"));
    }

    /** @return the key of what is wrong; empty when the password is right */
    public Optional<String> password(AccountId account, String typed) {
        var budget = Budget.doubling("reprove", account.toString(), FREE, LONGEST);
        if (!(throttle.admit(List.of(budget)) instanceof Admission.Admitted))
            return Optional.of("access.security.wait");
        var known = transactions.global(() -> passwords.find(account));
        if (known.isEmpty() || !hashing.verify(known.get().hash(), typed)) {
            LOG.info("A fresh proof of account {} was refused", account);
            return Optional.of("access.security.wrong");
        }
        throttle.clear(budget);
        return Optional.empty();
    }

    /** @return which factor the code was of; empty when it was not right, or not even looked at */
    public Optional<String> code(AccountId account, String typed) {
        var budget = ofCodes(account);
        if (!(throttle.admit(List.of(budget)) instanceof Admission.Admitted)) return Optional.empty();
        var factor = transactions.global(() -> factors.use(account, typed));
        if (factor.isPresent()) throttle.clear(budget);
        else LOG.info("A code of account {} was refused", account);
        return factor;
    }
}
