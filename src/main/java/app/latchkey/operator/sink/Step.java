package app.latchkey.operator.sink;

/** Where in the conversation an answer is due. */
public enum Step {
    GREETING,
    HELLO,
    STARTTLS,
    AUTH,
    MAIL,
    RCPT,
    DATA,
    /** After the final dot. */
    DOT
}
