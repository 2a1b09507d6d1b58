package app.latchkey.operator.sink;

import java.time.Duration;

/** What the server does at one step instead of the usual answer. */
public sealed interface Play {
    record Answer(String line) implements Play {}

    /** The usual answer, later. */
    record Late(Duration by) implements Play {}

    /** The usual answer, letter by letter: no single wait is long enough to give up. */
    record Drip(Duration between) implements Play {}

    /** Hangs up without a word; at DOT the mail was received, and whether it is kept is said here. */
    record Cut(boolean mailKept) implements Play {}

    /** Never answers; the client has to give up. */
    record Silence() implements Play {}

    static Play answer(String line) {
        return new Answer(line);
    }

    static Play late(Duration by) {
        return new Late(by);
    }

    static Play cut() {
        return new Cut(false);
    }
}
