package app.latchkey.messages.replies;

/** What a refusal means for the message, the mailbox and us. */
public enum ReplyClass {
    /** This mailbox is not there: bouncing at once. */
    HARD,
    /** The domain takes no mail at all. */
    NULL_MX,
    SOFT_FULL,
    SOFT_FAST,
    /** "Come back later", as a test whether we do. */
    GREYLISTED,
    DELAYED,
    /** Our own set-up: sender, reputation, authentication of our domain. Nobody's mailbox is marked. */
    OURS,
    /** Our relay does not know us: the lane stops. */
    AUTH,
    /** Refused for good, for a reason of this message. */
    REFUSED;

    public boolean hard() {
        return this == HARD || this == NULL_MX;
    }

    public boolean soft() {
        return this == SOFT_FULL || this == SOFT_FAST;
    }
}
