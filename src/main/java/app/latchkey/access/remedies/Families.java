package app.latchkey.access.remedies;

import app.latchkey.access.checks.OfAge;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.mails.Notices;
import app.latchkey.access.projection.Stale;
import app.latchkey.access.signin.Identifier;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.members.ContactAddress;
import app.latchkey.members.MemberChanges;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.Neighbour;
import app.latchkey.members.Neighbours;
import app.latchkey.members.SharedKind;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Guardians given at the desk, and an address that several files carry given to the one whose it is. */
@Component
class Families {
    private final Transactions transactions;
    private final Identifier identifier;
    private final MemberFiles files;
    private final MemberChanges members;
    private final Neighbours neighbours;
    private final Accesses accesses;
    private final Notices notices;
    private final Audit audit;
    private final Stale stale;

    Families(
            Transactions transactions,
            Identifier identifier,
            MemberFiles files,
            MemberChanges members,
            Neighbours neighbours,
            Accesses accesses,
            Notices notices,
            Audit audit,
            Stale stale) {
        this.transactions = transactions;
        this.identifier = identifier;
        this.files = files;
        this.members = members;
        this.neighbours = neighbours;
        this.accesses = accesses;
        this.notices = notices;
        this.audit = audit;
        this.stale = stale;
    }

    /** @param named the guardian's username, number or sign-in address: somebody who acts in this club already */
    RemedyOutcome addGuardian(Desk desk, MemberFile file, String named) {
        var club = desk.club().id();
        var account = identifier.find(club, named).account().filter(known -> actsHere(desk, known));
        if (account.isEmpty()) return new RemedyOutcome.Again("access.remedy.guardian.unknown");
        var has = accesses.of(club, account.get()).stream()
                .anyMatch(access -> access.member().equals(file.id()));
        if (has) return new RemedyOutcome.NotNow("access.remedy.guardian.already");
        accesses.give(
                club,
                file.id(),
                account.get(),
                Access.Relation.GUARDIAN,
                ofAge(desk, file),
                "DESK",
                desk.actor().actor().account());
        accesses.entered(club, account.get(), file.id(), "");
        notices.tell(desk.club(), account.get(), "access.notice.guardian");
        audit.write(
                club,
                desk.actor().actor(),
                "access.audit.guardian",
                Subject.member(file.id()),
                Map.of("account", account.get().toString()));
        return new RemedyOutcome.Done("access.remedy.done", file.name());
    }

    private boolean actsHere(Desk desk, AccountId account) {
        return !accesses.of(desk.club().id(), account).isEmpty();
    }

    private Optional<Instant> ofAge(Desk desk, MemberFile file) {
        var age = OfAge.in(desk.club().country());
        var today = transactions.now().atZone(desk.club().timeZone()).toLocalDate();
        if (!file.minor(today, age)) return Optional.empty();
        return file.birthDate()
                .map(date -> date.plusYears(age))
                .or(() -> file.yearOfBirth().map(year -> LocalDate.of(year + age + 1, 1, 1)))
                .map(day -> day.atStartOfDay(desk.club().timeZone()).toInstant());
    }

    /** The namesakes lose the address; it stays findable on their files as a former one. */
    void addressIsTheirs(Desk desk, MemberFile file) {
        var club = desk.club().id();
        for (var other : namesakes(desk, file)) {
            members.putOnFile(club, desk.actor().actor(), other, "", ContactAddress.Source.DESK);
            stale.now(club, other);
        }
        members.trustAddress(club, desk.actor().actor(), file.id());
    }

    private List<MemberId> namesakes(Desk desk, MemberFile file) {
        return neighbours.of(desk.club().id(), List.of(file.id())).getOrDefault(file.id(), List.of()).stream()
                .filter(other -> other.sharing().equals(Optional.of(SharedKind.NAMESAKES)))
                .map(Neighbour::other)
                .toList();
    }

    Optional<MemberFile> file(Desk desk, MemberId member) {
        return files.find(desk.club().id(), member);
    }
}
