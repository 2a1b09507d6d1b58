package app.latchkey.members;

import java.util.Optional;

/**
 * What is wrong with one field of a form, in words that stand under it.
 *
 * @param holder whose it is, for the desk alone
 */
public record FieldProblem(Field field, Kind kind, Optional<String> suggestion, Optional<MemberFile> holder) {
    public enum Field {
        FIRST,
        LAST,
        EMAIL,
        PHONE,
        BIRTH,
        EXTERNAL_ID,
        LANGUAGE,
        TAGS,
        NOTES,
        CARDS
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
        TAKEN,
        CARD_ODD,
        CARD_TAKEN
    }

    public FieldProblem(Field field, Kind kind) {
        this(field, kind, Optional.empty());
    }

    public FieldProblem(Field field, Kind kind, Optional<String> suggestion) {
        this(field, kind, suggestion, Optional.empty());
    }
}
