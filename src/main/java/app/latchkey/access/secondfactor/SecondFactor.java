package app.latchkey.access.secondfactor;

import app.latchkey.access.freshproof.FreshProof;
import app.latchkey.access.mails.Notices;
import app.latchkey.accounts.Passkeys;
import app.latchkey.accounts.Passwords;
import app.latchkey.accounts.SecondFactors;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sets up, renews and takes away a person's second factor. The secret of the account is asked again for each. */
@Component
class SecondFactor {
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Notices notices;
    private final Audit audit;
    private final FreshProof proof;
    private final Transactions transactions;

    SecondFactor(
            SecondFactors factors,
            Passkeys passkeys,
            Passwords passwords,
            Sessions sessions,
            Notices notices,
            Audit audit,
            FreshProof proof,
            Transactions transactions) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.sessions = sessions;
        this.notices = notices;
        this.audit = audit;
        this.proof = proof;
        this.transactions = transactions;
    }

    record State(boolean on, int codesLeft, Optional<byte[]> begun, boolean passkey, boolean password) {}

    State state(AccountId account) {
        return transactions.global(() -> new State(
                factors.on(account),
                factors.recoveryCodesLeft(account),
                factors.begun(account),
                passkeys.any(account),
                passwords.find(account).isPresent()));
    }

    /** Nothing is begun where one is on: the present one counts until it is taken away with its own code. */
    boolean begin(AccountId account) {
        return transactions.global(() -> {
            if (factors.on(account)) return false;
            factors.begin(account);
            return true;
        });
    }

    /** @return the recovery codes, shown this once; empty when the code was wrong */
    List<String> confirm(Club club, SignedIn person, String code) {
        return transactions.inClub(club.id(), () -> {
            if (!factors.confirm(person.account(), code)) return List.<String>of();
            sessions.endOthers(person.account(), Optional.of(person.session()));
            sessions.strengthen(person.session(), "totp");
            tell(club, person.account(), "on");
            return factors.newRecoveryCodes(person.account());
        });
    }

    /** @return the new codes; empty when the code of the application was wrong */
    List<String> renewCodes(Club club, SignedIn person, String code) {
        if (proof.code(person.account(), code).isEmpty()) return List.of();
        return transactions.inClub(club.id(), () -> {
            tell(club, person.account(), "codes");
            return factors.newRecoveryCodes(person.account());
        });
    }

    boolean remove(Club club, SignedIn person, String code) {
        if (proof.code(person.account(), code).isEmpty()) return false;
        return transactions.inClub(club.id(), () -> {
            factors.remove(person.account());
            sessions.endOthers(person.account(), Optional.of(person.session()));
            tell(club, person.account(), "off");
            return true;
        });
    }

    private void tell(Club club, AccountId account, String what) {
        notices.tell(club, account, "access.notice.second." + what);
        audit.write(
                club.id(), Actor.member(account), "access.audit.second." + what, Subject.account(account), Map.of());
    }
}
