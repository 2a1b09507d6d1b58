package app.latchkey.access.invitation;

import app.latchkey.access.Refusal;

public sealed interface AcceptOutcome {
    record Inside(String sessionToken) implements AcceptOutcome {}

    /** Taken with the account that is signed in already: its session goes on. */
    record Taken() implements AcceptOutcome {}

    /** Whoever is signed in shows once more who they are. */
    record ProofFirst() implements AcceptOutcome {}

    /** Something typed is not right yet; nothing was changed. */
    record Again(String problem, String field) implements AcceptOutcome {}

    /** Somebody was faster, or the desk closed it meanwhile. */
    record Dead(Refusal why) implements AcceptOutcome {}
}
