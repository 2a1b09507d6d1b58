package app.latchkey.messages.mailings;

public enum MailingState {
    DRAFT,
    SCHEDULED,
    SENDING,
    PAUSED,
    DONE,
    CANCELLED;

    public boolean over() {
        return this == DONE || this == CANCELLED;
    }

    /** Its words may still change: nothing has left, or it stands still. */
    public boolean editable() {
        return this == DRAFT || this == PAUSED;
    }
}
