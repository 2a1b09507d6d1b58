package app.latchkey.access;

public sealed interface EndingOutcome {
    record Done() implements EndingOutcome {}

    /** There is no own access, or nothing to take back any more. */
    record Gone() implements EndingOutcome {}

    /** It takes an owner who has just shown who they are. */
    record WorksHere() implements EndingOutcome {}
}
