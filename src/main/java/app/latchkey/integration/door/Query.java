package app.latchkey.integration.door;

import app.latchkey.integration.door.FieldError.Code;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads parameters of an address. */
public final class Query {
    public static final int MOST = 200;
    public static final int USUAL = 50;

    private Query() {}

    public static int limit(String typed) {
        if (typed.isEmpty()) return USUAL;
        if (!typed.matches("[0-9]{1,4}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > MOST)
            throw Problem.invalid("limit", Code.OUT_OF_RANGE, "1", String.valueOf(MOST));
        return Integer.parseInt(typed);
    }

    public static <E extends Enum<E>> Optional<E> one(String field, E[] all, String typed) {
        if (typed.isEmpty()) return Optional.empty();
        var found = Arrays.stream(all).filter(one -> one.name().equals(typed)).findFirst();
        if (found.isEmpty())
            throw Problem.invalid(
                    field,
                    Code.UNKNOWN_VALUE,
                    Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", ")));
        return found;
    }
}
