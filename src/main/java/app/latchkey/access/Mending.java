package app.latchkey.access;

import app.latchkey.access.projection.Stale;
import app.latchkey.access.remedies.Alone;
import app.latchkey.access.remedies.RemedyOutcome;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Remedies that nobody at the desk presses one by one: by a program, and of many people at once. */
@Component
public class Mending {
    /** What a program may do: nothing that takes a look at the person, nothing that is an owner's to decide. */
    public static final Set<RemedyId> ALONE = EnumSet.of(
            RemedyId.INVITE,
            RemedyId.RESEND,
            RemedyId.SEND_RESET,
            RemedyId.TRY_NOW,
            RemedyId.MOVE_TO_FRONT,
            RemedyId.LIFT,
            RemedyId.RESTORE);

    /** Of many at once. Who was removed from the list comes back one by one. */
    public static final Set<RemedyId> OF_MANY = EnumSet.of(
            RemedyId.INVITE,
            RemedyId.RESEND,
            RemedyId.SEND_RESET,
            RemedyId.TRY_NOW,
            RemedyId.MOVE_TO_FRONT,
            RemedyId.LIFT);

    private final Transactions transactions;
    private final Diagnoses diagnoses;
    private final MemberFiles files;
    private final Alone alone;
    private final Audit audit;
    private final Stale stale;

    public Mending(
            Transactions transactions, Diagnoses diagnoses, MemberFiles files, Alone alone, Audit audit, Stale stale) {
        this.transactions = transactions;
        this.diagnoses = diagnoses;
        this.files = files;
        this.alone = alone;
        this.audit = audit;
        this.stale = stale;
    }

    /** Outside a transaction. */
    public MendOutcome mend(Club club, MemberId member, RemedyId remedy, Actor actor, Lane lane) {
        var diagnosis = diagnoses.now(club.id(), member);
        if (diagnosis.isEmpty()) return new MendOutcome.NoSuchMember();
        if (!ALONE.contains(remedy)) return new MendOutcome.TakesAPerson(remedy.proof());
        var offering = diagnosis.get().findings().stream()
                .filter(finding -> finding.remedies().contains(remedy))
                .findFirst();
        if (offering.isEmpty()) return new MendOutcome.NotOffered();
        return transactions.inClub(
                club.id(),
                () -> files.find(club.id(), member)
                        .map(file -> said(act(club, file, remedy, offering.get(), actor, lane)))
                        .orElseGet(MendOutcome.NoSuchMember::new));
    }

    private static MendOutcome said(RemedyOutcome outcome) {
        return switch (outcome) {
            case RemedyOutcome.Done(var said, var argument) -> new MendOutcome.Mended(said, argument);
            case RemedyOutcome.NotNow(var why) -> new MendOutcome.NotNow(why);
            case RemedyOutcome.Again(var problem) -> new MendOutcome.NotNow(problem);
            case RemedyOutcome.Handover link -> new MendOutcome.TakesAPerson(RemedyId.Proof.PRESENCE);
        };
    }

    /** How many of these each remedy would help now; without one: how many have to be asked first. Inside a transaction. */
    public record Preview(Map<RemedyId, Integer> byRemedy, int oneByOne, int nothing) {}

    public Preview preview(Club club, Collection<MemberId> members) {
        var counts = new EnumMap<RemedyId, Integer>(RemedyId.class);
        var oneByOne = 0;
        var nothing = 0;
        for (var diagnosis : diagnoses.of(club.id(), members).values()) {
            var remedy = mends(diagnosis);
            if (remedy.isPresent()) counts.merge(remedy.get(), 1, Integer::sum);
            else if (hindered(diagnosis)) oneByOne++;
            else nothing++;
        }
        return new Preview(counts, oneByOne, nothing);
    }

    private static boolean hindered(Diagnosis diagnosis) {
        return diagnosis.state() == AccessState.CANNOT || diagnosis.state() == AccessState.NOT_ASKED;
    }

    /** Of these, everybody whom this very remedy mends now. Inside a transaction. @return how many were helped */
    public int ofMany(Club club, List<MemberId> members, RemedyId remedy, int asked, Actor actor) {
        var lane = asked > Invitations.MOST_BY_ONE_CLICK ? Lane.REMINDER : Lane.ACCESS;
        files.hold(club.id(), members);
        var all = files.read(club.id(), members);
        var helped = 0;
        for (var diagnosis : diagnoses.of(club.id(), members).values()) {
            var file = all.get(diagnosis.member());
            if (file == null || !mends(diagnosis).equals(Optional.of(remedy))) continue;
            if (remedy == RemedyId.INVITE && !file.invitable()) continue;
            if (act(club, file, remedy, diagnosis.top(), actor, lane) instanceof RemedyOutcome.Done) helped++;
        }
        return helped;
    }

    /** The first remedy of the top finding mends this case now; namesakes and likely second files are asked about first. */
    private static Optional<RemedyId> mends(Diagnosis diagnosis) {
        if (diagnosis.findings().stream().anyMatch(Reachable::oneOfSeveral)) return Optional.empty();
        return diagnosis.top().remedies().stream().findFirst().filter(OF_MANY::contains);
    }

    private RemedyOutcome act(Club club, MemberFile file, RemedyId remedy, Finding finding, Actor actor, Lane lane) {
        var outcome = alone.act(club, actor, file, remedy, finding, lane);
        if (outcome instanceof RemedyOutcome.Done) {
            var params = Map.of("remedy", remedy.name(), "checked", "");
            audit.write(club.id(), actor, "access.audit.remedy", Subject.member(file.id()), params);
            stale.now(club.id(), file.id());
        }
        return outcome;
    }
}
