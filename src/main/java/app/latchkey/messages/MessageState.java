package app.latchkey.messages;

public enum MessageState {
    QUEUED,
    HELD,
    SUPPRESSED,
    ACCEPTED,
    UNKNOWN,
    DELAYED,
    DELIVERED,
    BOUNCED,
    COMPLAINED,
    EXPIRED,
    SET_ASIDE,
    CANCELLED;

    /** Still to come: nobody's server has taken it, nobody has given it up. */
    public boolean waiting() {
        return this == QUEUED || this == HELD || this == DELAYED;
    }

    /** As far as we know it reached their server. */
    public boolean arrived() {
        return this == ACCEPTED || this == UNKNOWN || this == DELIVERED || this == COMPLAINED;
    }
}
