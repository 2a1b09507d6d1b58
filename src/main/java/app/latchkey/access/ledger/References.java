package app.latchkey.access.ledger;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** Six signs that a person reads out on the telephone: {@code K7M-3QF}. Random, the same shape for every reason. */
public final class References {
    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private References() {}

    public static String next() {
        var ref = new StringBuilder();
        for (var i = 0; i < 6; i++) ref.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        return ref.toString();
    }

    public static String shown(String ref) {
        return ref.substring(0, 3) + "-" + ref.substring(3);
    }

    /** What somebody typed, if it has the form of a reference. */
    public static Optional<String> tidy(String typed) {
        var tidy = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}]", "");
        return tidy.length() == 6 && tidy.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0)
                ? Optional.of(tidy)
                : Optional.empty();
    }
}
