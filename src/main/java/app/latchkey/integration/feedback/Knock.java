package app.latchkey.integration.feedback;

/**
 * Somebody at a door for reports that is there, who has shown what can be shown before a body is read: the first parameter of a
 * handler.
 */
sealed interface Knock {
    record OfAMailServer() implements Knock {}

    record OfPostmark() implements Knock {}

    /** Its signature stands in the body. */
    record OfAmazon() implements Knock {}

    /** Its signature stands in the body. */
    record OfMailgun() implements Knock {}

    /** @param time in seconds, as it was signed with the body; @param signature in base64 */
    record OfSendGrid(String time, String signature) implements Knock {}
}
