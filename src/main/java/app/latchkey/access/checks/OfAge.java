package app.latchkey.access.checks;

import java.util.Map;

/** Years at which somebody comes of age, by country; eighteen nearly everywhere. */
public final class OfAge {
    private static final Map<String, Integer> OTHERS =
            Map.of("BH", 21, "CM", 21, "DZ", 19, "EG", 21, "KR", 19, "KW", 21, "SG", 21, "TH", 20, "GB", 18, "NZ", 20);

    private OfAge() {}

    public static int in(String country) {
        return OTHERS.getOrDefault(country, 18);
    }
}
