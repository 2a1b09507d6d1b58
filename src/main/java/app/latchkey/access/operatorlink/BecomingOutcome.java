package app.latchkey.access.operatorlink;

/** What became of a link to run the installation. */
public sealed interface BecomingOutcome {
    /** @param token of the session that begins with a new account */
    record Operator(String token) implements BecomingOutcome {}

    /** The account that was signed in runs the installation now. */
    record Same() implements BecomingOutcome {}

    /** @param key of what is not right yet; nothing was written */
    record Again(String key) implements BecomingOutcome {}

    record Over() implements BecomingOutcome {}
}
