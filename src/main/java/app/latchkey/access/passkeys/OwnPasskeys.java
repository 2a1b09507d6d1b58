package app.latchkey.access.passkeys;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.mails.Notices;
import app.latchkey.access.projection.Stale;
import app.latchkey.accounts.Passkey;
import app.latchkey.accounts.PasskeyCeremony;
import app.latchkey.accounts.PasskeyChallenges;
import app.latchkey.accounts.Passkeys;
import app.latchkey.accounts.Passwords;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The passkeys of whoever is signed in. Every change is told to all addresses. */
@Component
public class OwnPasskeys {
    private static final int MOST = 20;

    private final Passkeys passkeys;
    private final PasskeyCeremony ceremony;
    private final PasskeyChallenges challenges;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Accesses accesses;
    private final Notices notices;
    private final Audit audit;
    private final Stale stale;
    private final Transactions transactions;

    OwnPasskeys(
            Passkeys passkeys,
            PasskeyCeremony ceremony,
            PasskeyChallenges challenges,
            Passwords passwords,
            Sessions sessions,
            Accesses accesses,
            Notices notices,
            Audit audit,
            Stale stale,
            Transactions transactions) {
        this.passkeys = passkeys;
        this.ceremony = ceremony;
        this.challenges = challenges;
        this.passwords = passwords;
        this.sessions = sessions;
        this.accesses = accesses;
        this.notices = notices;
        this.audit = audit;
        this.stale = stale;
        this.transactions = transactions;
    }

    enum Outcome {
        DONE,
        REFUSED,
        /** Nothing else would open the account. */
        LAST
    }

    public record State(List<Passkey> passkeys, boolean password) {}

    State state(SignedIn person) {
        return transactions.global(() -> new State(
                passkeys.of(person.account()), passwords.find(person.account()).isPresent()));
    }

    /** @param handle the same for all passkeys of the account */
    record Asked(byte[] challenge, byte[] handle, List<String> known) {}

    Asked ask(SignedIn person) {
        var challenge = challenges.next(about(person));
        return transactions.global(() -> new Asked(
                challenge,
                passkeys.userHandle(person.account()),
                passkeys.of(person.account()).stream().map(Passkey::id).toList()));
    }

    private static String about(SignedIn person) {
        return "add " + person.session();
    }

    Outcome add(Club club, SignedIn person, PasskeyForm form, String name) {
        var made = ceremony.made(about(person), form.attestation(), form.clientData());
        if (made.isEmpty()) return Outcome.REFUSED;
        return transactions.inClub(club.id(), () -> {
            if (passkeys.of(person.account()).size() >= MOST
                    || !passkeys.useChallenge(made.get().challenge())
                    || !add(person, name, made.get())) return Outcome.REFUSED;
            sessions.strengthen(person.session(), SignedIn.PASSKEY);
            tell(club, person, "added");
            return Outcome.DONE;
        });
    }

    private boolean add(SignedIn person, String name, PasskeyCeremony.Made made) {
        return passkeys.add(person.account(), name, made.credentialId(), made.rpId(), made.publicKey(), made.counter());
    }

    void rename(SignedIn person, byte[] passkey, String name) {
        transactions.global(() -> passkeys.rename(person.account(), passkey, name));
    }

    Outcome remove(Club club, SignedIn person, byte[] passkey) {
        return transactions.inClub(club.id(), () -> {
            passkeys.lock(person.account());
            if (passwords.find(person.account()).isEmpty()
                    && passkeys.of(person.account()).size() < 2) return Outcome.LAST;
            if (!passkeys.remove(person.account(), passkey)) return Outcome.REFUSED;
            sessions.endOthers(person.account(), Optional.of(person.session()));
            tell(club, person, "removed");
            return Outcome.DONE;
        });
    }

    /** From then on the account is opened by passkeys only. A reset by mail still gives it a password again. */
    Outcome withoutPassword(Club club, SignedIn person) {
        return transactions.inClub(club.id(), () -> {
            passkeys.lock(person.account());
            if (!passkeys.any(person.account())) return Outcome.LAST;
            passwords.remove(person.account());
            sessions.endOthers(person.account(), Optional.of(person.session()));
            tell(club, person, "only");
            return Outcome.DONE;
        });
    }

    void decline(SignedIn person) {
        transactions.global(() -> passkeys.decline(person.account()));
    }

    private void tell(Club club, SignedIn person, String what) {
        notices.tell(club, person.account(), "access.notice.passkey." + what);
        audit.write(
                club.id(),
                Actor.member(person.account()),
                "access.audit.passkey." + what,
                Subject.account(person.account()),
                Map.of());
        stale.now(
                club.id(),
                accesses.of(club.id(), person.account()).stream()
                        .map(Access::member)
                        .toList());
    }
}
