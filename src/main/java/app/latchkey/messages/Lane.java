package app.latchkey.messages;

/** Lanes never lend each other workers or connections: a club's mailing cannot delay anybody's reset. */
public enum Lane {
    ACCESS,
    SERVICE,
    REMINDER,
    MAILING
}
