package app.latchkey.messages.smtp;

import app.latchkey.messages.replies.Reply;

/** How an exchange with the relay ended. */
public sealed interface Exchange {
    /** The relay answered the final dot with 250: it has taken the responsibility. */
    record Accepted(Reply reply) implements Exchange {}

    /** The relay refused this message or its recipient. */
    record Refused(Reply reply) implements Exchange {}

    /** The relay refused our sender address: the recipient was not even named. */
    record SenderRefused(Reply reply) implements Exchange {}

    /** The relay refused us: nothing can leave until somebody mends the credentials. */
    record NotAdmitted(Reply reply) implements Exchange {}

    /** The relay is not there, hung up or was silent, before the final dot: nothing was handed over. */
    record Unreachable(String words) implements Exchange {}

    /** The final dot left and no answer came: it may have been taken or not. */
    record Uncertain(String words) implements Exchange {}

    /** The message cannot be written as a mail at all. */
    record Unwritable(String words) implements Exchange {}

    /** Asked before the final dot, the caller took the message back. */
    record TakenBack() implements Exchange {}

    /** Kept here on purpose, for a demo. */
    record Kept() implements Exchange {}
}
