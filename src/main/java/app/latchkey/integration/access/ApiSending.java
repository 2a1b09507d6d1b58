package app.latchkey.integration.access;

import app.latchkey.access.Invitations;
import app.latchkey.access.InviteOutcome;
import app.latchkey.access.PasswordResets;
import app.latchkey.access.ResetOutcome;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.door.ProblemCode;
import app.latchkey.messages.Lane;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Starts access by mail. The mail goes to the person; the program learns its id and nothing of what stands in it. */
@Component
class ApiSending {
    private static final int TO_ONE_PERSON = 10;
    private static final Duration IN = Duration.ofHours(1);
    private static final Duration AT_ONCE = Duration.ofMinutes(10);

    private final Invitations invitations;
    private final PasswordResets resets;
    private final Throttle throttle;

    ApiSending(Invitations invitations, PasswordResets resets, Throttle throttle) {
        this.invitations = invitations;
        this.resets = resets;
        this.throttle = throttle;
    }

    UUID invite(Caller caller, MemberId member) {
        notTooMany(caller, member);
        return switch (invitations.invite(caller.club(), member, caller.actor(), lane(caller))) {
            case InviteOutcome.Invited(var address, var message) -> message;
            case InviteOutcome.NotInvited(var why) -> throw Problem.of(code(why));
        };
    }

    UUID reset(Caller caller, MemberId member) {
        notTooMany(caller, member);
        return switch (resets.send(caller.club(), member, caller.actor(), lane(caller))) {
            case ResetOutcome.Sent(var message) -> message;
            case ResetOutcome.NotSent(var why) -> throw Problem.of(code(why));
        };
    }

    void notTooMany(Caller caller, MemberId member) {
        var key = caller.club().id() + " " + member;
        if (throttle.admit(List.of(Budget.window("api-mail", key, TO_ONE_PERSON, IN))) instanceof Admission.Denied)
            throw Problem.tooMany(IN);
    }

    // A loop over all members is a bulk mail, whoever wrote it.
    Lane lane(Caller caller) {
        var key = caller.key().toString();
        var budget = Budget.window("api-invite", key, Invitations.MOST_BY_ONE_CLICK, AT_ONCE);
        return throttle.admit(List.of(budget)) instanceof Admission.Denied ? Lane.REMINDER : Lane.ACCESS;
    }

    private static ProblemCode code(InviteOutcome.Why why) {
        return switch (why) {
            case NO_SUCH_MEMBER -> ProblemCode.NOT_FOUND;
            case MERGED -> ProblemCode.MEMBER_MERGED;
            case ARCHIVED -> ProblemCode.MEMBER_ARCHIVED;
            case SWITCHED_OFF -> ProblemCode.ACCESS_SWITCHED_OFF;
            case HAS_ACCESS -> ProblemCode.HAS_ACCESS;
            case NO_ADDRESS -> ProblemCode.NO_EMAIL;
            case INVALID_ADDRESS -> ProblemCode.EMAIL_INVALID;
        };
    }

    private static ProblemCode code(ResetOutcome.Why why) {
        return switch (why) {
            case NO_SUCH_MEMBER -> ProblemCode.NOT_FOUND;
            case ARCHIVED -> ProblemCode.MEMBER_ARCHIVED;
            case SWITCHED_OFF -> ProblemCode.ACCESS_SWITCHED_OFF;
            case NO_ACCESS -> ProblemCode.NO_ACCESS;
            case NO_PROVEN_ADDRESS -> ProblemCode.NO_PROVEN_ADDRESS;
        };
    }
}
