package app.latchkey.integration.door;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Where a list goes on: nothing that a program should read or make. */
public final class Cursor {
    private Cursor() {}

    public static String of(Object place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("after:" + place).getBytes(StandardCharsets.UTF_8));
    }

    /** The place in it; nothing where a list begins. */
    public static Optional<String> read(String cursor) {
        if (cursor.isEmpty()) return Optional.empty();
        try {
            var place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (place.startsWith("after:")) return Optional.of(place.substring("after:".length()));
        } catch (IllegalArgumentException notOurs) {
            throw unknown();
        }
        throw unknown();
    }

    public static Problem unknown() {
        return Problem.of(ProblemCode.CURSOR_UNKNOWN);
    }
}
