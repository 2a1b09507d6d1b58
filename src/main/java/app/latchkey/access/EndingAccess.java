package app.latchkey.access;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.grants.Grants;
import app.latchkey.access.grants.UselessAccounts;
import app.latchkey.access.home.Arrival;
import app.latchkey.access.mails.Notices;
import app.latchkey.accounts.Accounts;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Staff;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ends a member's own access, by hand or by a program, and takes that back. Inside a transaction of the club. */
@Component
public class EndingAccess {
    public static final int LONGEST_REASON = 500;

    private static final Duration UNDO = Duration.ofHours(72);
    private static final String WHY = Arrival.ENDED;

    private final MemberFiles files;
    private final Accesses accesses;
    private final Grants grants;
    private final UselessAccounts useless;
    private final Accounts accounts;
    private final Staff staff;
    private final Notices notices;
    private final Audit audit;
    private final Transactions transactions;

    public EndingAccess(
            MemberFiles files,
            Accesses accesses,
            Grants grants,
            UselessAccounts useless,
            Accounts accounts,
            Staff staff,
            Notices notices,
            Audit audit,
            Transactions transactions) {
        this.files = files;
        this.accesses = accesses;
        this.grants = grants;
        this.useless = useless;
        this.accounts = accounts;
        this.staff = staff;
        this.notices = notices;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Who does it.
     *
     * @param owner of the club, who has just shown who they are
     * @param lane in which the account is told
     */
    public record By(Actor actor, boolean owner, Lane lane) {}

    public EndingOutcome end(Club at, MemberId member, By by, String why) {
        var club = at.id();
        if (!files.hold(club, List.of(member))) return new EndingOutcome.Gone();
        var own = accesses.self(club, member);
        if (own.isEmpty()) return new EndingOutcome.Gone();
        var account = own.get().account();
        if (forbidden(club, account, by)) return new EndingOutcome.WorksHere();
        accesses.end(club, own.get().id(), WHY);
        grants.closeAll(club, member, WHY, Optional.empty());
        notices.tell(at, account, "access.notice.ended", by.lane);
        useless.close(club, account);
        write(club, by, "access.audit.ended", member, account, why);
        return new EndingOutcome.Done();
    }

    /** An own access that was ended and can be given back. */
    public record Undoable(UUID access, AccountId account, Instant at) {
        public Instant until() {
            return at.plus(UNDO);
        }
    }

    public Optional<Undoable> undoable(ClubId club, MemberId member) {
        if (accesses.self(club, member).isPresent()) return Optional.empty();
        return accesses.endedSelf(club, member, WHY, transactions.now().minus(UNDO))
                .filter(ended -> accesses.of(club, ended.account()).stream().noneMatch(Access::self))
                .map(ended -> new Undoable(ended.id(), ended.account(), ended.at()));
    }

    public EndingOutcome undo(Club at, MemberId member, By by) {
        var club = at.id();
        if (!files.hold(club, List.of(member))) return new EndingOutcome.Gone();
        var undoable = undoable(club, member);
        if (undoable.isEmpty()) return new EndingOutcome.Gone();
        var account = undoable.get().account();
        if (forbidden(club, account, by)) return new EndingOutcome.WorksHere();
        accounts.reopen(account);
        if (!accesses.reopen(club, undoable.get().access(), WHY)) return new EndingOutcome.Gone();
        accounts.joinClub(account, club);
        grants.closeAll(club, member, "OTHER_ACCESS", Optional.empty());
        notices.tell(at, account, "access.notice.relink.back", by.lane);
        write(club, by, "access.audit.ended.undone", member, account, "");
        return new EndingOutcome.Done();
    }

    private boolean forbidden(ClubId club, AccountId account, By by) {
        return staff.find(club, account).isPresent() && !by.owner;
    }

    private void write(ClubId club, By by, String sentence, MemberId member, AccountId account, String why) {
        audit.write(club, by.actor, sentence, Subject.member(member), Map.of("account", account.toString()), why);
    }
}
