package app.latchkey.members;

import java.util.List;

public sealed interface EditOutcome {
    record Saved() implements EditOutcome {}

    record Refused(List<FieldProblem> problems) implements EditOutcome {}

    /** Somebody else saved this file meanwhile; nothing was written. */
    record Stale(MemberSheet now) implements EditOutcome {}

    record Gone() implements EditOutcome {}
}
