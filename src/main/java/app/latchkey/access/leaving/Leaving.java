package app.latchkey.access.leaving;

import app.latchkey.access.erasure.AccountErasures;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.mails.Notices;
import app.latchkey.access.projection.StaleNeighbours;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Sessions;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Staff;
import app.latchkey.members.MemberChanges;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
public class Leaving {
    private final Transactions transactions;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Accesses accesses;
    private final Staff staff;
    private final MemberChanges members;
    private final Notices notices;
    private final Audit audit;
    private final StaleNeighbours neighbours;
    private final AccountErasures erasures;

    Leaving(
            Transactions transactions,
            Accounts accounts,
            Sessions sessions,
            Accesses accesses,
            Staff staff,
            MemberChanges members,
            Notices notices,
            Audit audit,
            StaleNeighbours neighbours,
            AccountErasures erasures) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.sessions = sessions;
        this.accesses = accesses;
        this.staff = staff;
        this.members = members;
        this.notices = notices;
        this.audit = audit;
        this.neighbours = neighbours;
        this.erasures = erasures;
    }

    boolean staffHere(Club club, AccountId account) {
        return transactions.readInClub(
                club.id(), () -> staff.find(club.id(), account).isPresent());
    }

    public boolean staffAnywhere(AccountId account) {
        return clubs(account).stream()
                .anyMatch(club -> transactions.readInClub(
                        club, () -> staff.find(club, account).isPresent()));
    }

    /** @return whether the account has nothing left anywhere, and is closed with it */
    boolean leave(Club club, AccountId account) {
        return transactions.inClub(club.id(), () -> {
            notices.tell(club, account, "access.notice.left");
            for (var access : accesses.of(club.id(), account)) {
                accesses.end(club.id(), access.id(), "LEFT");
                if (access.self()) members.invitable(club.id(), Actor.member(account), access.member(), false);
                note(club.id(), account, access, "access.audit.left");
            }
            accounts.leaveClub(account, club.id());
            var last = accounts.clubs(account).isEmpty();
            if (last) shut(account);
            return last;
        });
    }

    /** @param erase also what the account knows goes, seven days later */
    public void close(Club club, AccountId account, boolean erase) {
        var others = clubs(account).stream().filter(id -> !id.equals(club.id())).toList();
        transactions.inClub(club.id(), () -> {
            notices.tell(club, account, "access.notice.closed");
            shut(account);
            if (erase) erasures.ask(account);
            closedIn(club.id(), account);
        });
        // The door is shut everywhere by now; each club's list and history follow in a transaction of that club.
        for (var other : others) transactions.inClub(other, () -> closedIn(other, account));
    }

    private void closedIn(ClubId club, AccountId account) {
        for (var access : accesses.of(club, account)) note(club, account, access, "access.audit.account.closed");
    }

    private void shut(AccountId account) {
        accounts.close(account);
        sessions.endOthers(account, Optional.empty());
    }

    private void note(ClubId club, AccountId account, Access access, String sentence) {
        audit.write(club, Actor.member(account), sentence, Subject.member(access.member()), Map.of());
        neighbours.of(club, List.of(access.member()), List.of(account));
    }

    private List<ClubId> clubs(AccountId account) {
        return transactions.global(() -> accounts.clubs(account));
    }
}
