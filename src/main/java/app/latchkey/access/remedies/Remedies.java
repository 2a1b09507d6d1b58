package app.latchkey.access.remedies;

import app.latchkey.access.Diagnoses;
import app.latchkey.access.Diagnosis;
import app.latchkey.access.Finding;
import app.latchkey.access.InviteOutcome;
import app.latchkey.access.RemedyId;
import app.latchkey.access.deskcode.Handover;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.grants.Grant;
import app.latchkey.access.projection.Stale;
import app.latchkey.access.relink.Relinks;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.members.ContactAddress;
import app.latchkey.members.MemberChanges;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Suppressions;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Does what a remedy says, if the finding that offers it still stands. */
@Component
public class Remedies {
    /** What can have been checked about somebody who asks. */
    private static final Set<String> CHECKS = Set.of("KNOWN", "ID_CARD", "QUESTION");

    private final Transactions transactions;
    private final Diagnoses diagnoses;
    private final Clubs clubs;
    private final MemberFiles files;
    private final MemberChanges members;
    private final Accesses accesses;
    private final Handover handover;
    private final Families families;
    private final Alone alone;
    private final Relinks relinks;
    private final Suppressions suppressions;
    private final Audit audit;
    private final Stale stale;

    Remedies(
            Transactions transactions,
            Diagnoses diagnoses,
            Clubs clubs,
            MemberFiles files,
            MemberChanges members,
            Accesses accesses,
            Handover handover,
            Families families,
            Alone alone,
            Relinks relinks,
            Suppressions suppressions,
            Audit audit,
            Stale stale) {
        this.transactions = transactions;
        this.diagnoses = diagnoses;
        this.clubs = clubs;
        this.files = files;
        this.members = members;
        this.accesses = accesses;
        this.handover = handover;
        this.families = families;
        this.alone = alone;
        this.relinks = relinks;
        this.suppressions = suppressions;
        this.audit = audit;
        this.stale = stale;
    }

    /** The finding that offers this remedy now; the newest look decides, not the page that was drawn. */
    public Optional<Finding> offering(Desk desk, MemberId member, RemedyId remedy) {
        return diagnoses
                .now(desk.club().id(), member)
                .map(Diagnosis::findings)
                .flatMap(findings -> findings.stream()
                        .filter(finding -> finding.remedies().contains(remedy))
                        .findFirst());
    }

    /** What moves an access whose account works here is an owner's, with the secret asked again. */
    boolean takesAnOwner(Desk desk, MemberId member, RemedyId remedy) {
        var club = desk.club().id();
        return remedy.permission() == Permission.ACCESS_RELINK
                && transactions.readInClub(club, () -> relinks.ofStaff(club, member));
    }

    public RemedyOutcome apply(Desk desk, MemberId member, RemedyId remedy, RemedyForm form) {
        var offering = offering(desk, member, remedy);
        if (offering.isEmpty()) return new RemedyOutcome.NotNow("access.remedy.gone");
        if (remedy.proof() != RemedyId.Proof.NONE && !CHECKS.contains(form.checked()))
            return new RemedyOutcome.Again("access.remedy.check.missing");
        return transactions.inClub(desk.club().id(), () -> {
            var file = files.find(desk.club().id(), member).orElseThrow();
            var outcome = act(desk, file, remedy, form, offering.get());
            if (!(outcome instanceof RemedyOutcome.Again)) record(desk, member, remedy, form);
            return outcome;
        });
    }

    /**
     * An address that somebody typed whom we do not know goes on a file only with what was checked about the one who asks:
     * whoever receives mail there gets in. Inside a transaction of the club.
     */
    public RemedyOutcome byRequest(Desk desk, MemberId member, String address, String checked) {
        if (!CHECKS.contains(checked)) return new RemedyOutcome.Again("access.remedy.check.missing");
        var file = files.find(desk.club().id(), member);
        if (file.isEmpty()) return new RemedyOutcome.Again("access.requests.whose.missing");
        var asked = checked.equals("QUESTION") && Question.of(file.get()).isEmpty();
        if (asked) return new RemedyOutcome.Again("access.remedy.check.missing");
        var outcome = putOnFile(desk, file.get(), address, ContactAddress.Source.DESK);
        if (!(outcome instanceof RemedyOutcome.Again))
            record(desk, member, RemedyId.PUT_ON_FILE, new RemedyForm(checked, address, ""));
        return outcome;
    }

    private void record(Desk desk, MemberId member, RemedyId remedy, RemedyForm form) {
        audit.write(
                desk.club().id(),
                desk.actor().actor(),
                "access.audit.remedy",
                Subject.member(member),
                Map.of("remedy", remedy.name(), "checked", form.checked()));
        stale.now(desk.club().id(), member);
    }

    private RemedyOutcome act(Desk desk, MemberFile file, RemedyId remedy, RemedyForm form, Finding finding) {
        var club = desk.club().id();
        var actor = desk.actor().actor();
        return switch (remedy) {
            case OPEN_CLUB -> openClub(desk);
            case RESTORE, INVITE, RESEND, SEND_RESET, TRY_NOW, MOVE_TO_FRONT, LIFT ->
                alone.act(desk.club(), actor, file, remedy, finding, Lane.ACCESS);
            case SWITCH_ON -> switchOn(desk, file);
            case NOT_SAME ->
                done(
                        other(finding, form)
                                .filter(twin -> members.notSame(club, actor, file.id(), twin))
                                .isPresent(),
                        file);
            case ALLOW_OWN_ACCESS -> done(members.allowOwnAccess(club, actor, file.id(), true), file);
            case ADD_GUARDIAN -> families.addGuardian(desk, file, form);
            case ACCEPT_SUGGESTION ->
                putOnFile(
                        desk, file, finding.evidence().getOrDefault("suggestion", ""), ContactAddress.Source.SUGGESTED);
            case CORRECT_ADDRESS, PUT_ON_FILE -> putOnFile(desk, file, form.address(), ContactAddress.Source.DESK);
            case ADDRESS_IS_RIGHT -> {
                members.trustAddress(club, actor, file.id());
                yield inviteIfNeeded(desk, file.id());
            }
            case CLEAR_SUPPRESSION -> cleared(desk, file, finding);
            case WHOSE_ADDRESS -> {
                families.addressIsTheirs(desk, file);
                yield inviteIfNeeded(desk, file.id());
            }
            case DESK_QR -> handOver(desk, file, Grant.Channel.DESK_QR, form, false);
            case RELINK_QR -> handOver(desk, file, Grant.Channel.DESK_QR, form, true);
            case RELINK_MAIL -> relinkByMail(desk, file, form);
            case SEPARATE -> separate(desk, file);
            case SLIP -> handOver(desk, file, Grant.Channel.CODE, form, false);
            case PRINT_AGAIN ->
                handover.living(club, file.id())
                        .<RemedyOutcome>map(RemedyOutcome.Handover::new)
                        .orElseGet(() -> new RemedyOutcome.NotNow("access.remedy.gone"));
            case GUARDIAN_PANEL, OPEN_OTHER, UNDO_MERGE, MERGE ->
                throw new IllegalArgumentException(remedy + " has its own page");
            case SAY_ADDRESS, WAIT, TELL -> new RemedyOutcome.Done("access.remedy.told", file.name());
        };
    }

    private static RemedyOutcome done(boolean changed, MemberFile file) {
        return changed
                ? new RemedyOutcome.Done("access.remedy.done", file.name())
                : new RemedyOutcome.NotNow("access.remedy.gone");
    }

    private RemedyOutcome openClub(Desk desk) {
        if (!clubs.open(desk.club().id())) return new RemedyOutcome.NotNow("access.remedy.gone");
        audit.write(
                desk.club().id(),
                desk.actor().actor(),
                "clubs.audit.opened",
                Subject.club(desk.club().id()),
                Map.of());
        stale.all(desk.club().id());
        return new RemedyOutcome.Done("access.remedy.opened", desk.club().name());
    }

    private RemedyOutcome switchOn(Desk desk, MemberFile file) {
        var club = desk.club().id();
        members.switchAccess(club, desk.actor().actor(), file.id(), false, "");
        accesses.self(club, file.id()).ifPresent(own -> accesses.switchOff(club, own.id(), Optional.empty()));
        return new RemedyOutcome.Done("access.remedy.done", file.name());
    }

    private static Optional<MemberId> other(Finding finding, RemedyForm form) {
        return MemberId.parse(form.other().isEmpty() ? finding.evidence().getOrDefault("other", "") : form.other());
    }

    private RemedyOutcome putOnFile(Desk desk, MemberFile file, String typed, ContactAddress.Source source) {
        if (EmailAddress.valid(typed).isEmpty()) return new RemedyOutcome.Again("access.remedy.address.invalid");
        var taken = source == ContactAddress.Source.SUGGESTED
                && !files.byAddress(desk.club().id(), EmailAddress.parse(typed).key(), false)
                        .isEmpty();
        if (taken) return new RemedyOutcome.NotNow("access.remedy.taken");
        members.putOnFile(desk.club().id(), desk.actor().actor(), file.id(), typed, source);
        return inviteIfNeeded(desk, file.id());
    }

    private RemedyOutcome inviteIfNeeded(Desk desk, MemberId member) {
        return accesses.self(desk.club().id(), member).isPresent()
                ? new RemedyOutcome.Done("access.remedy.saved", "")
                : alone.invite(desk.club(), desk.actor().actor(), member, Lane.ACCESS);
    }

    private RemedyOutcome cleared(Desk desk, MemberFile file, Finding finding) {
        var why = Suppressions.Reason.valueOf(finding.evidence().getOrDefault("reason", ""));
        var key = EmailAddress.parse(finding.evidence().getOrDefault("address", ""))
                .key();
        if (!suppressions.clear(desk.club().id(), key, why)) return new RemedyOutcome.NotNow("access.remedy.gone");
        var send = accesses.self(desk.club().id(), file.id()).isPresent() ? RemedyId.SEND_RESET : RemedyId.INVITE;
        return alone.act(desk.club(), desk.actor().actor(), file, send, finding, Lane.ACCESS);
    }

    private RemedyOutcome relinkByMail(Desk desk, MemberFile file, RemedyForm form) {
        return switch (alone.relink(desk, file, form.checked())) {
            case InviteOutcome.Invited(var address, var message) ->
                new RemedyOutcome.Done("access.remedy.invited", address);
            case InviteOutcome.NotInvited(var why) ->
                new RemedyOutcome.NotNow(
                        why == InviteOutcome.Why.HAS_ACCESS ? "access.remedy.owner" : "access.invite." + why);
        };
    }

    private RemedyOutcome separate(Desk desk, MemberFile file) {
        if (!families.separate(desk, file)) return new RemedyOutcome.NotNow("access.remedy.owner");
        var looked = accesses.of(desk.club().id(), List.of(file.id()));
        return looked.isEmpty()
                ? inviteIfNeeded(desk, file.id())
                : new RemedyOutcome.Done("access.remedy.done", file.name());
    }

    private RemedyOutcome handOver(Desk desk, MemberFile file, Grant.Channel channel, RemedyForm form, boolean relink) {
        return handover.make(desk, file, channel, form.checked(), relink)
                .<RemedyOutcome>map(RemedyOutcome.Handover::new)
                .orElseGet(() -> new RemedyOutcome.NotNow("access.remedy.staff"));
    }
}
