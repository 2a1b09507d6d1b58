package app.latchkey.integration.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Evidence as programs read it: by its type, and without keys that hold nothing. */
final class Evidence {
    private static final Set<String> YES_OR_NO = Set.of(
            "suggestionTaken",
            "otherGetsIn",
            "guardianGetsIn",
            "invitable",
            "justSent",
            "fetchedByProgram",
            "notArrived",
            "over",
            "passwordOff",
            "stranger",
            "caps",
            "sameAgain",
            "opened");
    private static final Set<String> NUMBERS = Set.of("others", "tries", "otherBorn", "place");

    private Evidence() {}

    static Map<String, Object> typed(Map<String, String> evidence) {
        var typed = new LinkedHashMap<String, Object>();
        evidence.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> typed.put(entry.getKey(), typed(entry.getKey(), entry.getValue())));
        return typed;
    }

    private static Object typed(String key, String value) {
        if (YES_OR_NO.contains(key)) return Boolean.valueOf(value);
        if (NUMBERS.contains(key) && value.matches("[0-9]{1,9}")) return Integer.valueOf(value);
        return value;
    }
}
