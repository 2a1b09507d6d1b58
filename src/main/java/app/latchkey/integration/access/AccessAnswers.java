package app.latchkey.integration.access;

import app.latchkey.access.AccessHistory;
import app.latchkey.access.Diagnoses;
import app.latchkey.access.Diagnosis;
import app.latchkey.access.Finding;
import app.latchkey.access.Mending;
import app.latchkey.access.RemedyId;
import app.latchkey.access.Words;
import app.latchkey.clubs.Staff;
import app.latchkey.clubs.StaffMember;
import app.latchkey.integration.access.AccessAnswer.FindingItem;
import app.latchkey.integration.access.AccessAnswer.Happened;
import app.latchkey.integration.access.AccessAnswer.RemedyItem;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.keys.Scope;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.texts.Texts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From a diagnosis to what programs read. */
@Component
class AccessAnswers {
    private static final int MOST_EVENTS = 100;

    private final Transactions transactions;
    private final Diagnoses diagnoses;
    private final MemberFiles files;
    private final Staff staff;
    private final AccessHistory history;
    private final Words words;
    private final Texts texts;

    AccessAnswers(
            Transactions transactions,
            Diagnoses diagnoses,
            MemberFiles files,
            Staff staff,
            AccessHistory history,
            Words words,
            Texts texts) {
        this.transactions = transactions;
        this.diagnoses = diagnoses;
        this.files = files;
        this.staff = staff;
        this.history = history;
        this.words = words;
        this.texts = texts;
    }

    Optional<AccessAnswer> of(Caller caller, MemberId member) {
        var club = caller.club().id();
        return diagnoses
                .now(club, member)
                .map(diagnosis -> transactions.readInClub(club, () -> answer(caller, diagnosis)));
    }

    private AccessAnswer answer(Caller caller, Diagnosis diagnosis) {
        var club = caller.club();
        var file = files.find(club.id(), diagnosis.member()).orElseThrow();
        var people = staff.all(club.id());
        return new AccessAnswer(
                diagnosis.state().name(),
                diagnosis.top().code().name(),
                sentence(caller, file, diagnosis, diagnosis.top()),
                diagnosis.lastSuccess(),
                diagnosis.lastDevice(),
                diagnosis.at(),
                diagnosis.findings().stream()
                        .map(finding -> item(caller, file, diagnosis, finding, people))
                        .toList(),
                timeline(caller, file.id()));
    }

    String sentence(Caller caller, MemberFile file, Diagnosis diagnosis, Finding finding) {
        var first = file.called();
        return words.sentence(caller.club(), first, finding, diagnosis.at(), caller.locale());
    }

    private FindingItem item(
            Caller caller, MemberFile file, Diagnosis diagnosis, Finding finding, List<StaffMember> people) {
        return new FindingItem(
                finding.code().name(),
                finding.code().gate().name(),
                finding.weight().name(),
                finding.side().name(),
                finding.since(),
                sentence(caller, file, diagnosis, finding),
                Evidence.typed(finding.evidence()),
                finding.remedies().stream()
                        .map(id -> remedy(caller, id, people))
                        .toList());
    }

    private RemedyItem remedy(Caller caller, RemedyId id, List<StaffMember> people) {
        var allowed = allowed(caller, id);
        var whoCan = people.stream()
                .filter(person -> !allowed && person.may(id.permission()))
                .map(StaffMember::name)
                .toList();
        return new RemedyItem(
                id.name(),
                texts.say(caller.locale(), "access.remedy." + id),
                id.proof().name(),
                allowed,
                whoCan);
    }

    // What a call of this API does too. Everything else takes somebody at the desk.
    private static boolean allowed(Caller caller, RemedyId id) {
        return switch (id) {
            case INVITE, RESEND, SEND_RESET -> caller.may(Scope.ACCESS_INVITE) || caller.may(Scope.ACCESS_REPAIR);
            case RESTORE -> caller.may(Scope.ACCESS_REPAIR) && caller.may(Scope.MEMBERS_WRITE);
            default -> Mending.ALONE.contains(id) && caller.may(Scope.ACCESS_REPAIR);
        };
    }

    private List<Happened> timeline(Caller caller, MemberId member) {
        return history.of(caller.club().id(), member, MOST_EVENTS, caller.locale()).stream()
                .map(e -> new Happened(e.at(), e.event(), e.sentence(), given(e.code()), given(e.words()), e.ref()))
                .toList();
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }
}
