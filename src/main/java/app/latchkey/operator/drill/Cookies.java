package app.latchkey.operator.drill;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cookies of one browser and one host, by name and path. */
final class Cookies {
    private record Key(String name, String path) {}

    private boolean blocked;
    private final Map<Key, String> kept = new LinkedHashMap<>();

    /** None is kept or sent from now on. */
    void block(boolean now) {
        blocked = now;
        kept.clear();
    }

    void take(String header) {
        if (blocked) return;
        var parts = header.split(";");
        var pair = parts[0].strip();
        var equals = pair.indexOf('=');
        if (equals < 1) return;
        var path = "/";
        var over = false;
        for (var i = 1; i < parts.length; i++) {
            var part = parts[i].strip();
            if (part.regionMatches(true, 0, "Path=", 0, 5)) path = part.substring(5);
            if (part.equalsIgnoreCase("Max-Age=0") || part.startsWith("Expires=Thu, 01 Jan 1970")) over = true;
        }
        var key = new Key(pair.substring(0, equals), path);
        if (over) kept.remove(key);
        else kept.put(key, pair.substring(equals + 1));
    }

    Optional<String> header(URI target) {
        var fitting = kept.entrySet().stream()
                .filter(entry -> fits(entry.getKey().path(), target.getPath()))
                .map(entry -> entry.getKey().name() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting);
    }

    private static boolean fits(String path, String wanted) {
        return wanted.equals(path) || wanted.startsWith(path.endsWith("/") ? path : path + "/") || path.equals("/");
    }
}
