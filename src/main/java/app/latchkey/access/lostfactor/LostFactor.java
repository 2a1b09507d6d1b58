package app.latchkey.access.lostfactor;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.mails.Notices;
import app.latchkey.access.projection.Stale;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Passkeys;
import app.latchkey.accounts.SecondFactors;
import app.latchkey.accounts.Sessions;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The slow, loud way to lose a second factor that is lost already. */
@Component
public class LostFactor {
    static final Duration WAIT = Duration.ofHours(72);

    private final LostFactors rows;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Accounts accounts;
    private final AccountAddresses addresses;
    private final Staff staff;
    private final Accesses accesses;
    private final Notices notices;
    private final Audit audit;
    private final Stale stale;
    private final Transactions transactions;

    LostFactor(
            LostFactors rows,
            SecondFactors factors,
            Passkeys passkeys,
            Sessions sessions,
            Accounts accounts,
            AccountAddresses addresses,
            Staff staff,
            Accesses accesses,
            Notices notices,
            Audit audit,
            Stale stale,
            Transactions transactions) {
        this.rows = rows;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.accounts = accounts;
        this.addresses = addresses;
        this.staff = staff;
        this.accesses = accesses;
        this.notices = notices;
        this.audit = audit;
        this.stale = stale;
        this.transactions = transactions;
    }

    sealed interface Asked {
        record Standing(LostFactors.Lost lost) implements Asked {}

        /** Nobody could be told and no link could go anywhere: in person then. */
        record NoMailbox() implements Asked {}

        /** There is nothing to lose. */
        record NoFactor() implements Asked {}
    }

    Optional<LostFactors.Lost> standing(AccountId account) {
        return transactions.global(() -> rows.pending(List.of(account)).stream().findFirst());
    }

    Asked ask(Club club, AccountId account) {
        var byOwner = ownersElse(account);
        return transactions.inClub(club.id(), () -> {
            if (!factors.on(account) && !passkeys.any(account)) return new Asked.NoFactor();
            if (addresses.of(account).stream().noneMatch(AccountAddress::proven)) return new Asked.NoMailbox();
            var stop = Ids.next();
            var due = transactions.now().plus(WAIT);
            if (rows.ask(Ids.next(), stop, account, club.id(), byOwner ? Optional.empty() : Optional.of(due)))
                tell(club, account, byOwner ? "owner" : "asked", Optional.of(stop));
            return new Asked.Standing(rows.pending(List.of(account)).getFirst());
        });
    }

    /** Whether an owner beside this person can decide, in any club where they work: what opens a desk waits for a human. */
    private boolean ownersElse(AccountId account) {
        return transactions.global(() -> accounts.clubs(account)).stream()
                .anyMatch(club -> transactions.inClub(club, () -> ownedByAnother(club, account)));
    }

    private boolean ownedByAnother(ClubId club, AccountId account) {
        return staff.find(club, account).isPresent()
                && staff.all(club).stream()
                        .anyMatch(one ->
                                one.role() == Role.OWNER && !one.account().equals(account));
    }

    /** By an owner, for somebody of their own staff: the link leaves now. Inside a transaction of the club. */
    public boolean release(Club club, AccountId account, Actor owner) {
        if (!rows.release(account)) return false;
        audit.write(club.id(), owner, "access.audit.lost.released", Subject.account(account), Map.of());
        return true;
    }

    /** One whose time has come. @return whether there was one */
    Question<Boolean> waiting() {
        return rows.waiting();
    }

    boolean sendOne(Function<ClubId, Club> clubs) {
        var due = transactions.global(rows::due);
        if (due.isEmpty()) return false;
        var lost = due.get();
        transactions.inClub(lost.club(), () -> {
            if (rows.send(lost.id())) tell(clubs.apply(lost.club()), lost.account(), "ready", Optional.of(lost.id()));
        });
        return true;
    }

    /** From any of its links. */
    boolean stop(Club club, UUID link) {
        return transactions.inClub(club.id(), () -> {
            var lost = rows.find(link);
            if (lost.isEmpty() || !rows.end(lost.get().account())) return false;
            tell(club, lost.get().account(), "stopped", Optional.empty());
            return true;
        });
    }

    /** Everything that counted as a second factor goes, and everybody who is signed in. */
    boolean remove(Club club, UUID link) {
        return transactions.inClub(club.id(), () -> {
            var lost = rows.find(link).filter(found -> found.id().equals(link));
            if (lost.isEmpty() || !rows.use(link)) return false;
            var account = lost.get().account();
            factors.remove(account);
            passkeys.removeAll(account);
            sessions.endOthers(account, Optional.empty());
            tell(club, account, "removed", Optional.empty());
            return true;
        });
    }

    private void tell(Club club, AccountId account, String what, Optional<UUID> link) {
        if (what.equals("ready")) link.ifPresent(id -> notices.answer(club, account, "access.notice.lost.ready", id));
        else notices.tell(club, account, "access.notice.lost." + what, link);
        audit.write(club.id(), Actor.member(account), "access.audit.lost." + what, Subject.account(account), Map.of());
        stale.now(
                club.id(),
                accesses.of(club.id(), account).stream().map(Access::member).toList());
    }
}
