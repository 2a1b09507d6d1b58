package app.latchkey.access.relink;

import app.latchkey.access.checks.OfAge;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.mails.Notices;
import app.latchkey.access.projection.Stale;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
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
    private final AccountAddresses addresses;
    private final Staff staff;
    private final Notices notices;
    private final Audit audit;
    private final Stale stale;
    private final Transactions transactions;

    Relinks(
            MemberFiles files,
            Accesses accesses,
            Accounts accounts,
            AccountAddresses addresses,
            Staff staff,
            Notices notices,
            Audit audit,
            Stale stale,
            Transactions transactions) {
        this.files = files;
        this.accesses = accesses;
        this.accounts = accounts;
        this.addresses = addresses;
        this.staff = staff;
        this.notices = notices;
        this.audit = audit;
        this.stale = stale;
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
            closeIfUseless(club.id(), former.account());
            write(club, Actor.SYSTEM, "access.audit.relinked", member, former.account());
        });
    }

    /**
     * The own access is somebody else's account: it ends, and for a child goes on as a guardian's.
     *
     * @return no, when that account works here: a role never moves with a member's access
     */
    public boolean separate(Club club, MemberFile file, Actor by) {
        var own = accesses.self(club.id(), file.id());
        if (own.isEmpty() || staff.find(club.id(), own.get().account()).isPresent()) return false;
        var account = own.get().account();
        var child = OfAge.reached(club, file, transactions.now());
        accesses.end(club.id(), own.get().id(), WHY);
        var guards = accesses.of(club.id(), List.of(file.id())).stream()
                .anyMatch(access -> access.account().equals(account));
        if (child.isPresent() && !guards) {
            var guard = accesses.give(
                    club.id(), file.id(), account, Access.Relation.GUARDIAN, child, "SEPARATED", by.account());
            accesses.entered(club.id(), guard, "");
        }
        notices.tell(club, account, child.isPresent() ? "access.notice.guardian" : "access.notice.separated");
        closeIfUseless(club.id(), account);
        write(club, by, "access.audit.separated", file.id(), account);
        stale.now(club.id(), file.id());
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

    /** @return no, when there is nothing to undo any more, or the new account works here by now */
    public boolean undo(Club club, MemberId member, Actor by) {
        if (!files.hold(club.id(), List.of(member))) return false;
        var undoable = undoable(club.id(), member);
        if (undoable.isEmpty()) return false;
        var taken = undoable.get().now();
        if (staff.find(club.id(), taken.account()).isPresent()) return false;
        if (!accesses.end(club.id(), taken.id(), "RELINK_UNDONE")) return false;
        notices.tell(club, taken.account(), "access.notice.relink.undone");
        closeIfUseless(club.id(), taken.account());
        var former = undoable.get().former();
        accounts.reopen(former);
        accesses.give(club.id(), member, former, Access.Relation.SELF, Optional.empty(), "RELINK_UNDONE", by.account());
        notices.tell(club, former, "access.notice.relink.back");
        write(club, by, "access.audit.relink.undone", member, former);
        stale.now(club.id(), member);
        return true;
    }

    private void closeIfUseless(ClubId club, AccountId account) {
        var proven = addresses.of(account).stream().anyMatch(AccountAddress::proven);
        var elsewhere = !accounts.clubs(account).stream().allMatch(club::equals);
        var here = !accesses.of(club, account).isEmpty()
                || staff.find(club, account).isPresent();
        if (!proven && !elsewhere && !here) accounts.close(account);
    }

    private void write(Club club, Actor by, String sentence, MemberId member, AccountId account) {
        audit.write(club.id(), by, sentence, Subject.member(member), Map.of("account", account.toString()));
    }
}
