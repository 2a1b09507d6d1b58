package app.latchkey.access;

import java.util.UUID;

public sealed interface ResetOutcome {
    record Sent(UUID message) implements ResetOutcome {}

    record NotSent(Why why) implements ResetOutcome {}

    enum Why {
        NO_SUCH_MEMBER,
        ARCHIVED,
        SWITCHED_OFF,
        NO_ACCESS,
        NO_PROVEN_ADDRESS
    }
}
