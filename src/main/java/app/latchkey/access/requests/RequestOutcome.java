package app.latchkey.access.requests;

public sealed interface RequestOutcome {
    /** @param said key of the sentence that the list shows, with its one argument */
    record Done(String said, String argument) implements RequestOutcome {}

    /** Something is missing or wrong; nothing was changed. */
    record Again(String problem) implements RequestOutcome {}

    /** The request, or the file, is not there or not in this state any more. */
    record NotNow(String why) implements RequestOutcome {}
}
