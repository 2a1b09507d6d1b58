package app.latchkey.access.freshproof;

import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.accounts.SecondFactors;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The secret of somebody who is signed in, asked once more. */
@Component
public class FreshProof {
    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final SecondFactors factors;
    private final Passwords passwords;
    private final Hashing hashing;
    private final Sessions sessions;
    private final Throttle throttle;
    private final Transactions transactions;

    FreshProof(
            SecondFactors factors,
            Passwords passwords,
            Hashing hashing,
            Sessions sessions,
            Throttle throttle,
            Transactions transactions) {
        this.factors = factors;
        this.passwords = passwords;
        this.hashing = hashing;
        this.sessions = sessions;
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

    boolean asksCode(AccountId account) {
        return transactions.global(() -> factors.on(account));
    }

    Outcome prove(SignedIn person, String typed) {
        return asksCode(person.account()) ? byCode(person, typed) : byPassword(person, typed);
    }

    private Outcome byCode(SignedIn person, String typed) {
        var factor = code(person.account(), typed);
        return factor.isPresent() ? proven(person, factor.get()) : new Outcome.Wrong("access.second.wrong");
    }

    private Outcome byPassword(SignedIn person, String typed) {
        var wrong = password(person.account(), typed);
        return wrong.<Outcome>map(Outcome.Wrong::new).orElseGet(() -> proven(person, "password"));
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
        if (known.isEmpty() || !hashing.verify(known.get().hash(), typed)) return Optional.of("access.security.wrong");
        throttle.clear(budget);
        return Optional.empty();
    }

    /** @return which factor the code was of; empty when it was not right, or not even looked at */
    public Optional<String> code(AccountId account, String typed) {
        var budget = ofCodes(account);
        if (!(throttle.admit(List.of(budget)) instanceof Admission.Admitted)) return Optional.empty();
        var factor = transactions.global(() -> factors.use(account, typed));
        if (factor.isPresent()) throttle.clear(budget);
        return factor;
    }
}
