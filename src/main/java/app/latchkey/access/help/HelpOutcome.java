package app.latchkey.access.help;

public sealed interface HelpOutcome {
    /** @param ref what the page shows and the desk can open */
    record Next(Where where, String ref) implements HelpOutcome {}

    record Sent(String ref) implements HelpOutcome {}

    /** @param problem key of the sentence above the form */
    record Again(String problem) implements HelpOutcome {}

    /** Too many from this place; the same for everybody. */
    record Wait() implements HelpOutcome {}
}
