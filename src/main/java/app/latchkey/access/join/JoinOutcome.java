package app.latchkey.access.join;

import app.latchkey.access.invitation.FileFact;
import app.latchkey.members.FieldProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where somebody who has proven a mailbox goes on. */
public sealed interface JoinOutcome {
    /** @param wrong the reference of the answer that was not right */
    record Ask(FileFact fact, boolean several, Optional<String> wrong) implements JoinOutcome {}

    record NewFile(List<FieldProblem> problems) implements JoinOutcome {}

    /** @param link of a grant that was opened for them */
    record Go(UUID link) implements JoinOutcome {}

    record HasAccess(Optional<Instant> since, String address) implements JoinOutcome {}

    /** @param ref under which the desk finds the request */
    record AtDesk(Why why, Optional<String> ref) implements JoinOutcome {}

    /** Proven too long ago, in another browser, or used already. */
    record Over() implements JoinOutcome {}

    enum Why {
        NEAR,
        CLOSED_FILE,
        TRIES,
        NOT_ADMITTED
    }
}
