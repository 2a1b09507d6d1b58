package app.latchkey.members.importing;

import app.latchkey.members.SharedKind;
import java.util.List;
import java.util.Optional;

/** Whether a mail will get to somebody, as far as their address can tell before anything was sent. */
sealed interface Reach {
    record Reachable() implements Reach {}

    record NoAddress() implements Reach {}

    /** @param oneClick false when the suggestion stands on somebody else's file: it may be theirs, not this person's */
    record Invalid(Optional<String> suggestion, boolean oneClick) implements Reach {}

    record Typo(String suggestion, boolean oneClick) implements Reach {}

    record Shared(SharedKind kind, List<Who> with) implements Reach {}

    /** Somebody in the report: a row of the file, or a file that is there already. */
    sealed interface Who {
        record Line(long line) implements Who {}

        record Member(java.util.UUID id) implements Who {}
    }

    default Code code() {
        return switch (this) {
            case Reachable ignored -> Code.REACHABLE;
            case NoAddress ignored -> Code.NO_ADDRESS;
            case Invalid ignored -> Code.INVALID;
            case Typo ignored -> Code.TYPO;
            case Shared shared ->
                switch (shared.kind()) {
                    case SAME_PERSON -> Code.SHARED_SAME_PERSON;
                    case FAMILY -> Code.SHARED_FAMILY;
                    case NAMESAKES -> Code.SHARED_NAMESAKES;
                };
        };
    }

    enum Code {
        REACHABLE,
        NO_ADDRESS,
        INVALID,
        TYPO,
        SHARED_SAME_PERSON,
        SHARED_FAMILY,
        SHARED_NAMESAKES
    }
}
