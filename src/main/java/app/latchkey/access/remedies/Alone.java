package app.latchkey.access.remedies;

import app.latchkey.access.Finding;
import app.latchkey.access.Invitations;
import app.latchkey.access.InviteOutcome;
import app.latchkey.access.RemedyId;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.recovery.ResetSending;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberChanges;
import app.latchkey.members.MemberFile;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Waiting;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The remedies that need nobody to be asked or seen: at the desk one click, by a program one call. Inside a transaction. */
@Component
public class Alone {
    private final Invitations invitations;
    private final ResetSending resets;
    private final Accesses accesses;
    private final MemberChanges members;
    private final Waiting waiting;
    private final Lifting lifting;

    Alone(
            Invitations invitations,
            ResetSending resets,
            Accesses accesses,
            MemberChanges members,
            Waiting waiting,
            Lifting lifting) {
        this.invitations = invitations;
        this.resets = resets;
        this.accesses = accesses;
        this.members = members;
        this.waiting = waiting;
        this.lifting = lifting;
    }

    /** @param lane of the mail that this causes, if it does */
    public RemedyOutcome act(Club club, Actor actor, MemberFile file, RemedyId remedy, Finding finding, Lane lane) {
        return switch (remedy) {
            case RESTORE -> restore(club, actor, file);
            case INVITE, RESEND -> invite(club, actor, file.id(), lane);
            case SEND_RESET -> sendReset(club, actor, file.id(), lane);
            case TRY_NOW, MOVE_TO_FRONT -> tryNow(club, actor, file.id(), finding, lane);
            case LIFT -> {
                lifting.lift(club, file);
                yield new RemedyOutcome.Done("access.remedy.lifted", file.name());
            }
            default -> throw new IllegalArgumentException(remedy + " takes somebody at the desk");
        };
    }

    private RemedyOutcome restore(Club club, Actor actor, MemberFile file) {
        return members.restore(club.id(), actor, file.id())
                ? new RemedyOutcome.Done("access.remedy.done", file.name())
                : new RemedyOutcome.NotNow("access.remedy.gone");
    }

    RemedyOutcome invite(Club club, Actor actor, MemberId member, Lane lane) {
        return switch (invitations.invite(club, member, actor, lane)) {
            case InviteOutcome.Invited(var address, var message) ->
                new RemedyOutcome.Done("access.remedy.invited", address);
            case InviteOutcome.NotInvited(var why) -> new RemedyOutcome.NotNow("access.invite." + why);
        };
    }

    InviteOutcome relink(Desk desk, MemberFile file, String checked) {
        return invitations.relink(desk.club(), file, desk.actor().actor(), checked, desk.ownerNow());
    }

    private RemedyOutcome sendReset(Club club, Actor actor, MemberId member, Lane lane) {
        return accesses.self(club.id(), member)
                .flatMap(own -> resets.send(club, own.account(), actor, lane))
                .map(AccountAddress::asGiven)
                .<RemedyOutcome>map(to -> new RemedyOutcome.Done("access.remedy.reset", masked(to)))
                .orElseGet(() -> new RemedyOutcome.NotNow("access.remedy.noaddress"));
    }

    private static String masked(String address) {
        return EmailAddress.valid(address).map(EmailAddress.Valid::masked).orElse("…");
    }

    private RemedyOutcome tryNow(Club club, Actor actor, MemberId member, Finding finding, Lane lane) {
        var message = finding.evidence().getOrDefault("message", "");
        if (!message.isEmpty() && hurry(club, actor, UUID.fromString(message), lane))
            return new RemedyOutcome.Done(
                    "access.remedy.trying", finding.evidence().getOrDefault("address", ""));
        return accesses.self(club.id(), member).isPresent()
                ? sendReset(club, actor, member, lane)
                : invite(club, actor, member, lane);
    }

    // Whoever is asked for among many passes nobody who was asked for alone.
    private boolean hurry(Club club, Actor actor, UUID message, Lane lane) {
        return lane == Lane.ACCESS
                ? waiting.hurry(club.id(), message, actor)
                : waiting.dueNow(club.id(), message, actor);
    }
}
