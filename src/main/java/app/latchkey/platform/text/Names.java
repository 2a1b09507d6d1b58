package app.latchkey.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A person's name as others may write it: other case, other accents, other script, other order. */
public final class Names {
    private static final int LONGEST_USERNAME = 40;

    private Names() {}

    /** The words of a name, lower case, without marks, Latin where known. Hyphens and apostrophes part words. */
    public static List<String> words(String name) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        Letters.latin(name).codePoints().forEach(c -> {
            if (Character.isLetter(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) words.add(word.toString());
        return words;
    }

    /** Letters only, in the order written: {@code Jean-Pierre} and {@code jean pierre} are one. */
    public static String letters(String name) {
        return String.join("", words(name));
    }

    /** Whoever has the same key has the same name, whichever of the names was written first; empty for no letters. */
    public static String key(String name) {
        var words = words(name);
        words.sort(null);
        return String.join(" ", words);
    }

    public static boolean same(String a, String b) {
        var key = key(a);
        return !key.isEmpty() && key.equals(key(b))
                || !letters(a).isEmpty() && letters(a).equals(letters(b));
    }

    /** {@code ada.martin}; empty when the name has no letter of ours, so that it takes its number instead. */
    public static Optional<String> username(String first, String last) {
        var parts = new ArrayList<String>();
        for (var name : List.of(first, last)) {
            var ascii = letters(name).replaceAll("[^a-z]", "");
            if (!ascii.isEmpty()) parts.add(ascii);
        }
        var joined = String.join(".", parts);
        if (joined.length() > LONGEST_USERNAME) joined = joined.substring(0, LONGEST_USERNAME);
        return joined.isEmpty() ? Optional.empty() : Optional.of(joined.replaceAll("\\.$", ""));
    }

    /** For the search text: the name in Latin letters, words apart. */
    public static String latin(String name) {
        return String.join(" ", words(name));
    }
}
