package app.latchkey.integration.door;

import java.util.List;

/** What is wrong with one field of a call. */
public record FieldError(String field, Code code, List<String> arguments) {
    public enum Code {
        MISSING,
        UNKNOWN_FIELD,
        WRONG_TYPE,
        UNKNOWN_VALUE,
        OUT_OF_RANGE,
        TOO_LONG,
        CONTROL_CHARACTER,
        ADDRESS_INVALID,
        ADDRESS_LOOK_ALIKE,
        DATE_IMPOSSIBLE,
        DATE_UNREADABLE,
        LANGUAGE_UNKNOWN,
        TAKEN,
        CARD_ODD,
        CARD_TAKEN,
        NO_HEADER,
        NO_NAME,
        TWO_ALIKE,
        TOO_MANY_COLUMNS,
        UNKNOWN_COLUMN,
        UNKNOWN_STATUS,
        UNREADABLE
    }

    public FieldError(String field, Code code, String... arguments) {
        this(field, code, List.of(arguments));
    }
}
