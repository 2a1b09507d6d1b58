package app.latchkey.integration.access;

import app.latchkey.access.EndingAccess;
import app.latchkey.access.EndingOutcome;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.door.ProblemCode;
import app.latchkey.integration.once.Reply;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Ends an own access by a program, and gives it back. Inside a transaction of the club. */
@Component
class EndingFlow {
    private final EndingAccess ending;
    private final MemberFiles files;
    private final ApiSending sending;
    private final Transactions transactions;
    private final ObjectMapper json;

    EndingFlow(
            EndingAccess ending, MemberFiles files, ApiSending sending, Transactions transactions, ObjectMapper json) {
        this.ending = ending;
        this.files = files;
        this.sending = sending;
        this.transactions = transactions;
        this.json = json;
    }

    /** @param undoUntil until then the same account can be given it back */
    record Ended(Instant endedAt, Instant undoUntil) {}

    record GivenBack(Instant givenBackAt) {}

    Reply end(Caller caller, MemberId member, String why) {
        held(caller, member);
        var club = caller.club();
        return switch (ending.end(club, member, by(caller), why)) {
            case EndingOutcome.Done() -> {
                var ended = ending.undoable(club.id(), member).orElseThrow();
                yield told(caller, member, new Ended(ended.at(), ended.until()));
            }
            case EndingOutcome.Gone() -> throw Problem.of(ProblemCode.NO_ACCESS);
            case EndingOutcome.WorksHere() -> throw Problem.of(ProblemCode.WORKS_HERE);
        };
    }

    Reply undo(Caller caller, MemberId member) {
        held(caller, member);
        return switch (ending.undo(caller.club(), member, by(caller))) {
            case EndingOutcome.Done() -> told(caller, member, new GivenBack(transactions.now()));
            case EndingOutcome.Gone() -> throw Problem.of(ProblemCode.NOTHING_TO_GIVE_BACK);
            case EndingOutcome.WorksHere() -> throw Problem.of(ProblemCode.WORKS_HERE);
        };
    }

    private void held(Caller caller, MemberId member) {
        var club = caller.club().id();
        if (files.find(club, member).isEmpty()) throw Problem.notFound();
        if (!files.hold(club, List.of(member))) throw Problem.of(ProblemCode.MEMBER_MERGED);
    }

    // A loop over all members tells each of them behind the mail that lets people in.
    private static EndingAccess.By by(Caller caller) {
        return new EndingAccess.By(caller.actor(), false, Lane.SERVICE);
    }

    private Reply told(Caller caller, MemberId member, Object answer) {
        sending.notTooMany(caller, member);
        return new Reply(200, "", "", json.writeValueAsString(answer));
    }
}
