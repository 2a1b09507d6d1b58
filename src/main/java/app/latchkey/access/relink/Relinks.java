package app.latchkey.access.relink;

import app.latchkey.access.checks.OfAge;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.grants.UselessAccounts;
import app.latchkey.access.mails.Notices;
import app.latchkey.accounts.Accounts;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Staff;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Moves a member's own access to another account, and back. Inside a transaction of the club. */
@Component
public class Relinks {
    static final Duration UNDO = Duration.ofHours(72);
    private static final String WHY = "RELINKED";

    private final MemberFiles files;
    private final Accesses accesses;
    private final Accounts accounts;
    private final UselessAccounts useless;
    private final Staff staff;
    private final Notices notices;
    private final Audit audit;
    private final Transactions transactions;

    Relinks(
            MemberFiles files,
            Accesses accesses,
            Accounts accounts,
            UselessAccounts useless,
            Staff staff,
            Notices notices,
            Audit audit,
            Transactions transactions) {
        this.files = files;
        this.accesses = accesses;
        this.accounts = accounts;
        this.useless = useless;
        this.staff = staff;
        this.notices = notices;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** A re-link that can be taken back. */
    public record Undoable(AccountId former, Access now, Instant at) {
        public Instant until() {
            return at.plus(UNDO);
        }
    }

    /** The code was spent: the former own access ends before the new one is given. */
    public void endFormer(Club club, MemberId member) {
        accesses.self(club.id(), member).ifPresent(former -> {
            accesses.end(club.id(), former.id(), WHY);
            notices.tell(club, former.account(), "access.notice.relinked");
            useless.close(club.id(), former.account());
            write(club, Actor.SYSTEM, "access.audit.relinked", member, former.account());
        });
    }

    /**
     * The own access is somebody else's account: it ends, and for a child goes on as a guardian's.
     *
     * @param byOwner an owner does it, who has just shown who they are
     * @return no, when that account works here and it is no owner: the role stays with the account
     */
    public boolean separate(Club club, MemberFile file, Actor by, boolean byOwner) {
        var own = accesses.self(club.id(), file.id());
        if (own.isEmpty() || !byOwner && worksHere(club.id(), own.get().account())) return false;
        var account = own.get().account();
        var child = OfAge.reached(club, file, transactions.now());
        accesses.end(club.id(), own.get().id(), WHY);
        var guards = accesses.of(club.id(), List.of(file.id())).stream()
                .anyMatch(access -> access.account().equals(account));
        if (child.isPresent() && !guards) {
            var guard = accesses.give(
                    club.id(), file.id(), account, Access.Relation.GUARDIAN, child, "SEPARATED", by.account());
            accesses.entered(club.id(), guard);
        }
        notices.tell(club, account, child.isPresent() ? "access.notice.guardian" : "access.notice.separated");
        useless.close(club.id(), account);
        write(club, by, "access.audit.separated", file.id(), account);
        return true;
    }

    public Optional<Undoable> undoable(ClubId club, MemberId member) {
        var now = accesses.self(club, member);
        var ended = accesses.endedSelf(club, member, WHY, transactions.now().minus(UNDO));
        if (now.isEmpty() || ended.isEmpty()) return Optional.empty();
        return ended.filter(former -> !now.get().since().isBefore(former.at()))
                .filter(former -> accesses.of(club, former.account()).stream().noneMatch(Access::self))
                .map(former -> new Undoable(former.account(), now.get(), former.at()));
    }

    /**
     * @param byOwner an owner does it, who has just shown who they are
     * @return no, when there is nothing to undo any more, or the new account works here and it is no owner
     */
    public boolean undo(Club club, MemberId member, Actor by, boolean byOwner) {
        if (!files.hold(club.id(), List.of(member))) return false;
        var undoable = undoable(club.id(), member);
        if (undoable.isEmpty()) return false;
        var taken = undoable.get().now();
        if (!byOwner && worksHere(club.id(), taken.account())) return false;
        if (!accesses.end(club.id(), taken.id(), "RELINK_UNDONE")) return false;
        notices.tell(club, taken.account(), "access.notice.relink.undone");
        useless.close(club.id(), taken.account());
        var former = undoable.get().former();
        accounts.reopen(former);
        accesses.give(club.id(), member, former, Access.Relation.SELF, Optional.empty(), "RELINK_UNDONE", by.account());
        notices.tell(club, former, "access.notice.relink.back");
        write(club, by, "access.audit.relink.undone", member, former);
        return true;
    }

    /** The own access of this file is of somebody with a role here. */
    public boolean ofStaff(ClubId club, MemberId member) {
        return accesses.self(club, member)
                .filter(own -> worksHere(club, own.account()))
                .isPresent();
    }

    private boolean worksHere(ClubId club, AccountId account) {
        return staff.find(club, account).isPresent();
    }

    private void write(Club club, Actor by, String sentence, MemberId member, AccountId account) {
        audit.write(club.id(), by, sentence, Subject.member(member), Map.of("account", account.toString()));
    }
}
