package app.latchkey.access.security;

import app.latchkey.access.freshproof.FreshProof;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.mails.Notices;
import app.latchkey.access.projection.Stale;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Confirmations;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.PasswordRules;
import app.latchkey.accounts.Passwords;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Another password, for somebody who is signed in and knows the present one. */
@Component
public class Security {
    private final Transactions transactions;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Hashing hashing;
    private final Sessions sessions;
    private final Staff staff;
    private final Accesses accesses;
    private final Notices notices;
    private final Audit audit;
    private final Stale stale;
    private final FreshProof proof;
    private final AccountAddresses addresses;
    private final Confirmations confirmations;

    Security(
            Transactions transactions,
            Passwords passwords,
            PasswordRules rules,
            Hashing hashing,
            Sessions sessions,
            Staff staff,
            Accesses accesses,
            Notices notices,
            Audit audit,
            Stale stale,
            FreshProof proof,
            AccountAddresses addresses,
            Confirmations confirmations) {
        this.transactions = transactions;
        this.passwords = passwords;
        this.rules = rules;
        this.hashing = hashing;
        this.sessions = sessions;
        this.staff = staff;
        this.accesses = accesses;
        this.notices = notices;
        this.audit = audit;
        this.stale = stale;
        this.proof = proof;
        this.addresses = addresses;
        this.confirmations = confirmations;
    }

    /** Outside a transaction. @param problem key of what is wrong with the typed passwords, or empty */
    public SecurityParts parts(Club frame, SignedIn me, String path, String leaving, String problem) {
        var shortest = shortest(me.account());
        return transactions.global(() -> new SecurityParts(
                frame,
                path,
                leaving,
                addresses.of(me.account()),
                waiting(me.account()),
                sessions.of(me.account()),
                me.session(),
                hasPassword(me.account()),
                shortest,
                problem,
                transactions.now()));
    }

    private int waiting(AccountId account) {
        var from = transactions.now().minus(Confirmations.LIFE);
        return confirmations.pending(List.of(account), from).size();
    }

    /** Whoever works at a desk, wherever that is, needs the longer one. */
    private int shortest(AccountId account) {
        return staff.anywhere(account) ? PasswordRules.STAFF_SHORTEST : PasswordRules.MEMBER_SHORTEST;
    }

    /** One device, or all but the one that asks. */
    public void end(SignedIn me, String session) {
        transactions.global(() -> {
            if (session.equals("all")) sessions.endOthers(me.account(), Optional.of(me.session()));
            else Ids.parse(session).ifPresent(one -> sessions.end(me.account(), one));
        });
    }

    private boolean hasPassword(AccountId account) {
        return passwords.find(account).isPresent();
    }

    /**
     * @param page where whoever has no password shows a passkey first
     * @return the key of what is wrong; empty when it was changed
     */
    public Optional<String> change(Club club, SignedIn person, String current, String wanted, String page) {
        var wrong = transactions.global(() -> hasPassword(person.account()))
                ? proof.password(person.account(), current)
                : proof.again(club, person, current, page);
        if (wrong.isPresent()) return wrong;
        var shortest = shortest(person.account());
        var own = new ArrayList<>(List.of(club.name(), club.slug(), person.holderName()));
        transactions.global(() -> addresses.of(person.account())).forEach(address -> own.add(address.asGiven()));
        var problem = rules.problem(wanted, shortest == PasswordRules.STAFF_SHORTEST, own);
        if (problem.isPresent()) return problem;
        var hash = hashing.hash(wanted);
        transactions.inClub(club.id(), () -> set(club, person, hash));
        return Optional.empty();
    }

    private void set(Club club, SignedIn person, String hash) {
        passwords.set(person.account(), hash);
        sessions.endOthers(person.account(), Optional.of(person.session()));
        sessions.proven(person.session());
        notices.tell(club, person.account(), "access.notice.password");
        audit.write(
                club.id(),
                Actor.member(person.account()),
                "access.audit.password",
                Subject.account(person.account()),
                Map.of());
        stale.now(
                club.id(),
                accesses.of(club.id(), person.account()).stream()
                        .map(Access::member)
                        .toList());
    }
}
