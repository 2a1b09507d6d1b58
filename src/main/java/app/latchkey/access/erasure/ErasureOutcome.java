package app.latchkey.access.erasure;

import java.time.Instant;

public sealed interface ErasureOutcome {
    record Asked(Instant due) implements ErasureOutcome {}

    /** Something is missing or wrong; nothing was written. @param problem the key of its sentence */
    record Again(String problem) implements ErasureOutcome {}

    record Refused(Hindrance why) implements ErasureOutcome {}

    enum Hindrance {
        NOT_REMOVED,
        OLD_FILE,
        YOURSELF,
        STAFF,
        ALREADY,
        ERASED
    }
}
