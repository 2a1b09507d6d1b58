package app.latchkey.access.remedies;

public sealed interface RemedyOutcome {
    /** @param said key of the sentence that the file shows, with its one argument */
    record Done(String said, String argument) implements RemedyOutcome {}

    /** Leads to what was made: a code to hand over. */
    record Handover(java.util.UUID link) implements RemedyOutcome {}

    /** Something is missing or wrong; nothing was changed. */
    record Again(String problem) implements RemedyOutcome {}

    /** The case has changed since the page was drawn, or it is not possible for this person. */
    record NotNow(String why) implements RemedyOutcome {}
}
