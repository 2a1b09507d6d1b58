package app.latchkey.access.merge;

import app.latchkey.access.erasure.Erasures;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.mails.Notices;
import app.latchkey.access.projection.StaleNeighbours;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.MemberMerging;
import app.latchkey.members.MemberSheet;
import app.latchkey.members.MemberSheets;
import app.latchkey.members.Merge;
import app.latchkey.members.Merges;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Two files become one, and two again. */
@Component
class Merging {
    private static final Set<String> CHECKS = Set.of("KNOWN", "ID_CARD", "QUESTION");
    private static final Set<String> IN_PERSON = Set.of("KNOWN", "ID_CARD");

    private final Transactions transactions;
    private final MemberFiles files;
    private final MemberSheets sheets;
    private final Merges merges;
    private final MemberMerging merging;
    private final MergedAccess merged;
    private final Accesses accesses;
    private final Staff staff;
    private final Erasures erasures;
    private final Notices notices;
    private final StaleNeighbours neighbours;

    Merging(
            Transactions transactions,
            MemberFiles files,
            MemberSheets sheets,
            Merges merges,
            MemberMerging merging,
            MergedAccess merged,
            Accesses accesses,
            Staff staff,
            Erasures erasures,
            Notices notices,
            StaleNeighbours neighbours) {
        this.transactions = transactions;
        this.files = files;
        this.sheets = sheets;
        this.merges = merges;
        this.merging = merging;
        this.merged = merged;
        this.accesses = accesses;
        this.staff = staff;
        this.erasures = erasures;
        this.notices = notices;
        this.neighbours = neighbours;
    }

    /** Both files as they are looked at, with what stands in the way. */
    record Draft(MemberSheet here, MemberSheet there, WayIn way, Optional<MergeOutcome.Hindrance> hindrance) {
        String versions() {
            return here.version() + " " + there.version();
        }
    }

    Optional<Draft> draft(Desk desk, MemberId survivor, MemberId absorbed) {
        return transactions.readInClub(desk.club().id(), () -> look(desk, survivor, absorbed));
    }

    private Optional<Draft> look(Desk desk, MemberId survivor, MemberId absorbed) {
        var club = desk.club().id();
        var here = sheets.find(club, survivor);
        var there = sheets.find(club, absorbed);
        if (here.isEmpty() || there.isEmpty()) return Optional.empty();
        var all = accesses.of(club, List.of(survivor, absorbed));
        var way = new WayIn(survivor, of(all, survivor), of(all, absorbed));
        return Optional.of(new Draft(here.get(), there.get(), way, hindrance(desk, here.get(), there.get(), way)));
    }

    private static List<Access> of(List<Access> all, MemberId member) {
        return all.stream().filter(access -> access.member().equals(member)).toList();
    }

    private Optional<MergeOutcome.Hindrance> hindrance(Desk desk, MemberSheet here, MemberSheet there, WayIn way) {
        if (here.id().equals(there.id())) return Optional.of(MergeOutcome.Hindrance.SAME_FILE);
        if (here.mergedInto().isPresent() || there.mergedInto().isPresent())
            return Optional.of(MergeOutcome.Hindrance.GONE);
        if (merges.toldApart(desk.club().id(), here.id(), there.id()))
            return Optional.of(MergeOutcome.Hindrance.TOLD_APART);
        if (here.file().archived().isPresent()) return Optional.of(MergeOutcome.Hindrance.REMOVED);
        if (erasures.open(desk.club().id(), there.id()).isPresent()) return Optional.of(MergeOutcome.Hindrance.ERASURE);
        if (yourself(desk, way.accounts())) return Optional.of(MergeOutcome.Hindrance.YOURSELF);
        if (ownersOnly(desk, way.accounts())) return Optional.of(MergeOutcome.Hindrance.STAFF);
        return Optional.empty();
    }

    private static boolean yourself(Desk desk, Collection<AccountId> accounts) {
        return desk.actor().actor().account().filter(accounts::contains).isPresent();
    }

    private boolean ownersOnly(Desk desk, Collection<AccountId> accounts) {
        return desk.actor().role() != Role.OWNER && accounts.stream().anyMatch(account -> works(desk, account));
    }

    private boolean works(Desk desk, AccountId account) {
        return staff.find(desk.club().id(), account).isPresent();
    }

    MergeOutcome merge(Desk desk, MemberId survivor, MemberId absorbed, MergeForm form) {
        var club = desk.club().id();
        return transactions.inClub(club, () -> {
            if (survivor.equals(absorbed)) return new MergeOutcome.Refused(MergeOutcome.Hindrance.SAME_FILE);
            if (!files.holdBoth(club, survivor, absorbed, false))
                return new MergeOutcome.Refused(MergeOutcome.Hindrance.GONE);
            merged.holdGrants(club, survivor, absorbed);
            var draft = look(desk, survivor, absorbed).orElseThrow();
            if (draft.hindrance.isPresent()) return new MergeOutcome.Refused(draft.hindrance.get());
            if (!draft.versions().equals(form.versions())) return new MergeOutcome.Again("access.merge.changed");
            var problem = problem(draft, form);
            return problem.isPresent() ? new MergeOutcome.Again(problem.get()) : merge(desk, draft, form);
        });
    }

    private static Optional<String> problem(Draft draft, MergeForm form) {
        var two = draft.way.twoPeople();
        if (two && !form.own().equals(MergeForm.THIS) && !form.own().equals(MergeForm.OTHER))
            return Optional.of("access.merge.own.missing");
        if (!(two ? IN_PERSON : CHECKS).contains(form.checked())) return Optional.of("access.remedy.check.missing");
        var wanted = Chosen.of(draft.here, draft.there, form);
        if (wanted.name().isEmpty()) return Optional.of("access.merge.nameless");
        return Chosen.tooLong(wanted) ? Optional.of("access.merge.notes.long") : Optional.empty();
    }

    private MergeOutcome merge(Desk desk, Draft draft, MergeForm form) {
        var club = desk.club().id();
        var way = draft.way;
        var ending = way.ending(form.own().equals(MergeForm.OTHER) ? way.ownThere() : way.ownHere());
        if (ending.stream().anyMatch(access -> access.self() && works(desk, access.account())))
            return new MergeOutcome.Refused(MergeOutcome.Hindrance.STAFF_LOSES);
        var wanted = Chosen.of(draft.here, draft.there, form);
        var merge = merging.merge(club, desk.actor().actor(), draft.here, draft.there, wanted, form.checked());
        var elsewhere = !wanted.email().equals(draft.here.details().email());
        merged.move(club, merge, ending, way.comesIn(ending), elsewhere);
        tell(desk, way, ending);
        neighbours.of(club, List.of(merge.survivor(), merge.absorbed()), way.accounts());
        return new MergeOutcome.Merged(merge.survivor());
    }

    /** Whoever loses an access is told so; everybody else who acts for either file, that the two are one. */
    private void tell(Desk desk, WayIn way, List<Access> ending) {
        var losing = ending.stream().filter(Access::self).map(Access::account).toList();
        losing.forEach(account -> notices.tell(desk.club(), account, "access.notice.merge.ended"));
        way.accounts().stream()
                .filter(account -> !losing.contains(account))
                .forEach(account -> notices.tell(desk.club(), account, "access.notice.merged"));
    }

    /** The merge that made this an old file, and what stands in the way of taking it apart. */
    record Undoable(Merge merge, MemberSheet here, MemberSheet there, Optional<UndoOutcome.Hindrance> hindrance) {}

    Optional<Undoable> undoable(Desk desk, MemberId absorbed) {
        return transactions.readInClub(desk.club().id(), () -> lookBack(desk, absorbed));
    }

    private Optional<Undoable> lookBack(Desk desk, MemberId absorbed) {
        var club = desk.club().id();
        return merges.of(club, absorbed)
                .map(merge -> new Undoable(
                        merge,
                        sheets.find(club, merge.survivor()).orElseThrow(),
                        sheets.find(club, absorbed).orElseThrow(),
                        hindrance(desk, merge)));
    }

    private Optional<UndoOutcome.Hindrance> hindrance(Desk desk, Merge merge) {
        var club = desk.club().id();
        if (!merge.until().isAfter(transactions.now())) return Optional.of(UndoOutcome.Hindrance.LATE);
        if (merges.of(club, merge.survivor()).isPresent()) return Optional.of(UndoOutcome.Hindrance.LATER_FIRST);
        if (merged.taken(club, merge)) return Optional.of(UndoOutcome.Hindrance.ACCESS_TAKEN);
        var accounts = accounts(desk, merge);
        if (yourself(desk, accounts)) return Optional.of(UndoOutcome.Hindrance.YOURSELF);
        return ownersOnly(desk, accounts) ? Optional.of(UndoOutcome.Hindrance.STAFF) : Optional.empty();
    }

    /** Who acts for the file now, and whose access would come back. */
    private List<AccountId> accounts(Desk desk, Merge merge) {
        var now = accesses.of(desk.club().id(), List.of(merge.survivor())).stream()
                .map(Access::account);
        var back = merged.returning(desk.club().id(), merge).stream();
        return java.util.stream.Stream.concat(now, back).distinct().toList();
    }

    UndoOutcome undo(Desk desk, MemberId absorbed) {
        var club = desk.club().id();
        return transactions.inClub(club, () -> {
            var known = merges.of(club, absorbed);
            if (known.isEmpty() || !files.holdBoth(club, known.get().survivor(), absorbed, true))
                return new UndoOutcome.Refused(UndoOutcome.Hindrance.GONE);
            var found = lookBack(desk, absorbed);
            if (found.isEmpty()) return new UndoOutcome.Refused(UndoOutcome.Hindrance.GONE);
            var hindrance = found.get().hindrance;
            if (hindrance.isPresent()) return new UndoOutcome.Refused(hindrance.get());
            return undo(desk, found.get().merge);
        });
    }

    private UndoOutcome undo(Desk desk, Merge merge) {
        var club = desk.club().id();
        if (!merging.undo(club, desk.actor().actor(), merge))
            return new UndoOutcome.Refused(UndoOutcome.Hindrance.GONE);
        var told = accounts(desk, merge);
        merged.back(club, merge);
        told.forEach(account -> notices.tell(desk.club(), account, "access.notice.unmerged"));
        neighbours.of(club, List.of(merge.survivor(), merge.absorbed()), told);
        return new UndoOutcome.Undone(merge.absorbed());
    }
}
