package app.latchkey.integration.access;

import app.latchkey.access.MendOutcome;
import app.latchkey.access.Mending;
import app.latchkey.access.RemedyId;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.door.ProblemCode;
import app.latchkey.integration.keys.Scope;
import app.latchkey.messages.Lane;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.texts.Texts;
import org.springframework.stereotype.Component;

/** A remedy by a program: only those that need nobody to be asked or seen, within the limits of the mails it may cause. */
@Component
class Repairing {
    private final Mending mending;
    private final ApiSending sending;
    private final Texts texts;

    Repairing(Mending mending, ApiSending sending, Texts texts) {
        this.mending = mending;
        this.sending = sending;
        this.texts = texts;
    }

    /** @return what happened, in the language of the call */
    String mend(Caller caller, MemberId member, RemedyId remedy) {
        if (remedy == RemedyId.RESTORE && !caller.may(Scope.MEMBERS_WRITE))
            throw Problem.of(ProblemCode.SCOPE_MISSING, Scope.MEMBERS_WRITE.word());
        var lane = Lane.ACCESS;
        if (mails(remedy)) {
            sending.notTooMany(caller, member);
            lane = sending.lane(caller);
        }
        return switch (mending.mend(caller.club(), member, remedy, caller.actor(), lane)) {
            case MendOutcome.Mended(var said, var argument) -> texts.say(caller.locale(), said, argument);
            case MendOutcome.NoSuchMember() -> throw Problem.notFound();
            case MendOutcome.NotOffered() -> throw Problem.of(ProblemCode.REMEDY_NOT_OFFERED, "");
            case MendOutcome.NotNow(var why) ->
                throw Problem.of(ProblemCode.REMEDY_NOT_OFFERED, texts.say(caller.locale(), why));
            case MendOutcome.TakesAPerson(var proof) ->
                throw Problem.of(
                        ProblemCode.REMEDY_TAKES_A_PERSON, texts.say(caller.locale(), "access.proof." + proof));
        };
    }

    private static boolean mails(RemedyId remedy) {
        return Mending.ALONE.contains(remedy) && remedy != RemedyId.LIFT && remedy != RemedyId.RESTORE;
    }
}
