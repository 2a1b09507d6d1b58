package app.latchkey.access.erasure;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.mails.Notices;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Staff;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.MemberRestored;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks that a file is erased, stops it, and does it when it is due. */
@Component
class Erasing {
    private static final int LONGEST_REASON = 500;

    private final Transactions transactions;
    private final Erasures erasures;
    private final MemberFiles files;
    private final Accesses accesses;
    private final Staff staff;
    private final Clubs clubs;
    private final Notices notices;
    private final Audit audit;

    Erasing(
            Transactions transactions,
            Erasures erasures,
            MemberFiles files,
            Accesses accesses,
            Staff staff,
            Clubs clubs,
            Notices notices,
            Audit audit) {
        this.transactions = transactions;
        this.erasures = erasures;
        this.files = files;
        this.accesses = accesses;
        this.staff = staff;
        this.clubs = clubs;
        this.notices = notices;
        this.audit = audit;
    }

    /** @param number as it was typed, so that nobody erases by one click too many */
    ErasureOutcome ask(Desk desk, MemberId member, String number, String why) {
        var club = desk.club().id();
        return transactions.inClub(club, () -> {
            files.hold(club, List.of(member));
            var file = files.find(club, member).orElseThrow();
            var hindrance = hindrance(desk, file);
            if (hindrance.isPresent()) return new ErasureOutcome.Refused(hindrance.get());
            if (why.isBlank() || why.length() > LONGEST_REASON) return new ErasureOutcome.Again("clubs.reason.missing");
            if (!number.strip().equals(file.number())) return new ErasureOutcome.Again("access.erasure.number.wrong");
            var due = erasures.ask(club, member, desk.actor().actor().account());
            if (due.isEmpty()) return new ErasureOutcome.Refused(ErasureOutcome.Hindrance.ALREADY);
            write(club, desk.actor().actor(), "access.audit.erasure.asked", member, why.strip());
            accounts(club, member).forEach(account -> notices.tell(desk.club(), account, "access.notice.erasure"));
            return new ErasureOutcome.Asked(due.get());
        });
    }

    private Optional<ErasureOutcome.Hindrance> hindrance(Desk desk, MemberFile file) {
        if (file.erased().isPresent()) return Optional.of(ErasureOutcome.Hindrance.ERASED);
        if (file.merged().isPresent()) return Optional.of(ErasureOutcome.Hindrance.OLD_FILE);
        if (file.archived().isEmpty()) return Optional.of(ErasureOutcome.Hindrance.NOT_REMOVED);
        var accounts = accounts(desk.club().id(), file.id());
        if (accounts.contains(desk.actor().account())) return Optional.of(ErasureOutcome.Hindrance.YOURSELF);
        var works = accounts.stream()
                .anyMatch(account -> staff.find(desk.club().id(), account).isPresent());
        return works ? Optional.of(ErasureOutcome.Hindrance.STAFF) : Optional.empty();
    }

    private List<AccountId> accounts(ClubId club, MemberId member) {
        return accesses.of(club, List.of(member)).stream()
                .map(Access::account)
                .distinct()
                .toList();
    }

    boolean stop(Desk desk, MemberId member) {
        return transactions.inClub(
                desk.club().id(), () -> stop(desk.club().id(), desk.actor().actor(), member));
    }

    private boolean stop(ClubId club, Actor actor, MemberId member) {
        var open = erasures.open(club, member);
        if (open.isEmpty() || !erasures.stop(club, open.get().id())) return false;
        write(club, actor, "access.audit.erasure.stopped", member, "");
        return true;
    }

    /** Back on the list: nobody wants it gone any more. */
    @EventListener
    void on(MemberRestored restored) {
        stop(restored.club(), Actor.SYSTEM, restored.member());
    }

    /** Inside a transaction of the club. Whoever acts for the file is told before their access ends. */
    void carryOut(ClubId club, Erasures.Next due) {
        erasures.unready(due.id());
        var erasure = erasures.find(club, due.id());
        if (erasure.isEmpty()) return;
        var member = erasure.get().member();
        var mayBe = files.hold(club, List.of(member));
        var accounts = accounts(club, member);
        if (!mayBe || erasures.erase(club, due.id()) == 0) {
            stop(club, Actor.SYSTEM, member);
            return;
        }
        var house = clubs.get(club);
        accounts.forEach(account -> notices.tell(house, account, "access.notice.erased"));
        write(club, Actor.SYSTEM, "access.audit.erased", member, "");
    }

    private void write(ClubId club, Actor actor, String sentence, MemberId member, String why) {
        audit.write(club, actor, sentence, Subject.member(member), Map.of(), why);
    }
}
