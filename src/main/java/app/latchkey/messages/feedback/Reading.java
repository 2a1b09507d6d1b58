package app.latchkey.messages.feedback;

import java.util.List;
import java.util.Optional;

/**
 * A report as it was read.
 *
 * @param marks in the order of trust: where it was sent to, then what it says of the mail that came back
 * @param verdict nothing where it reports nothing
 * @param why what it is instead, for the log
 */
record Reading(List<String> marks, Optional<Verdict> verdict, String why) {
    static Reading nothing(String why) {
        return new Reading(List.of(), Optional.empty(), why);
    }
}
