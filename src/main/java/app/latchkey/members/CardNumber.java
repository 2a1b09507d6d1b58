package app.latchkey.members;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands on a card, badge or key ring.
 *
 * @param key its letters and digits in lower case, by which it is told from others: {@code 04:A2 3B} is {@code 04a23b}
 */
public record CardNumber(String asGiven, String key) {
    private static final int LONGEST = 40;
    // No dot, since "1007.0" and "1.2E+9" are what a spreadsheet made of a number, and since usernames have one.
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9 :/#_-]+");

    /** Empty for a text that no card carries. */
    public static Optional<CardNumber> read(String typed) {
        var text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
        var key = text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        if (!SHAPE.matcher(text).matches() || key.isEmpty() || text.length() > LONGEST) return Optional.empty();
        return Optional.of(new CardNumber(text, key));
    }

    /** Several in one field. */
    public static List<String> split(String typed) {
        return Arrays.stream(typed.split("[,;|]"))
                .map(String::strip)
                .filter(card -> !card.isEmpty())
                .toList();
    }

    /** Digits alone can be a member number too. */
    public Optional<Long> value() {
        return key.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(key)) : Optional.empty();
    }
}
