package app.latchkey.clubs;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The club's part of an address: 3-40 of a-z, 0-9 and '-', never a word the installation needs for itself. */
public final class Slug {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");
    private static final Set<String> RESERVED = Set.of(
            "account",
            "admin",
            "api",
            "assets",
            "code",
            "desk",
            "error",
            "favicon",
            "find-my-clubs",
            "find",
            "healthz",
            "help",
            "join",
            "latchkey",
            "livez",
            "login",
            "logout",
            "mail",
            "me",
            "metrics",
            "operator",
            "readyz",
            "recover",
            "robots",
            "sign-in",
            "sign-out",
            "signin",
            "static",
            "status",
            "www");

    private Slug() {}

    public static boolean valid(String slug) {
        return SHAPE.matcher(slug).matches() && !slug.contains("--") && !RESERVED.contains(slug);
    }

    /** What a person may have meant: upper case, blanks, dots and brackets that mail programs add. */
    public static String tidy(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_]+", "-")
                .replaceAll("[^a-z0-9-]", "");
    }
}
