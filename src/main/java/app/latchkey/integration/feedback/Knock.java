package app.latchkey.integration.feedback;

/** Somebody at a door for reports, whose key was right: the first parameter of a handler, so that no body is read before. */
sealed interface Knock {
    record OfAMailServer() implements Knock {}

    record OfPostmark() implements Knock {}
}
