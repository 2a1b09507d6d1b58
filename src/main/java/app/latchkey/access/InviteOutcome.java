package app.latchkey.access;

import java.util.UUID;

public sealed interface InviteOutcome {
    record Invited(String address, UUID message) implements InviteOutcome {}

    /** Nothing was sent; the reason is a code of a finding or of a state. */
    record NotInvited(Why why) implements InviteOutcome {}

    enum Why {
        NO_SUCH_MEMBER,
        MERGED,
        ARCHIVED,
        SWITCHED_OFF,
        HAS_ACCESS,
        NO_ADDRESS,
        INVALID_ADDRESS
    }
}
