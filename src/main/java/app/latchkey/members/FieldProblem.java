package app.latchkey.members;

import java.util.Optional;

/** What is wrong with one field of a form, in words that stand under it. */
public record FieldProblem(Field field, Kind kind, Optional<String> suggestion) {
    public enum Field {
        FIRST,
        LAST,
        EMAIL,
        PHONE,
        BIRTH,
        EXTERNAL_ID,
        LANGUAGE,
        TAGS,
        NOTES
    }

    public enum Kind {
        MISSING,
        TOO_LONG,
        CONTROL_CHARACTER,
        ADDRESS_INVALID,
        ADDRESS_LOOK_ALIKE,
        DATE_IMPOSSIBLE,
        DATE_UNREADABLE,
        LANGUAGE_UNKNOWN,
        TAKEN
    }

    public FieldProblem(Field field, Kind kind) {
        this(field, kind, Optional.empty());
    }
}
