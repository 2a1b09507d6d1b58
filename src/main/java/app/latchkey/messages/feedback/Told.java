package app.latchkey.messages.feedback;

/** What became of a report; of several in one call, the first of these that is true of any is told. */
public enum Told {
    /** The mail is just being sent: to be told again in a moment. */
    TOO_EARLY,
    /** Written into the message's timeline. */
    APPLIED,
    /** Said before, in these very words. */
    KNOWN,
    /** No mark that we made. */
    NOT_OURS,
    /** Of a mail whose last try is too long ago. */
    TOO_OLD,
    /** No report at all: an answer of a person or a program, or one that is broken. */
    NO_REPORT
}
