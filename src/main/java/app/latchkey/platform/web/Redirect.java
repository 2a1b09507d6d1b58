package app.latchkey.platform.web;

import java.util.Arrays;
import java.util.List;

/** 303 to a path of this installation, optionally with a sentence that the next page shows once. */
public record Redirect(String path, String saying, List<String> arguments) implements Answer {
    public Redirect {
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\"))
            throw new IllegalArgumentException("A redirect stays in the house");
    }

    public static Redirect to(String path) {
        return new Redirect(path, "", List.of());
    }

    public Redirect saying(String key, Object... arguments) {
        return new Redirect(
                path, key, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
