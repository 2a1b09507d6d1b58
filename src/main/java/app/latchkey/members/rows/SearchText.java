package app.latchkey.members.rows;

import app.latchkey.platform.text.Names;
import app.latchkey.platform.text.Phones;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The text a file is found by, and the pattern a typed text is looked for with. The name stands in both orders; a word
 * begins after a blank, so that one or two letters mean beginnings of words.
 */
public final class SearchText {
    private static final Pattern PHONE_LIKE = Pattern.compile("[+(]?[0-9][0-9 ()./+-]{2,}");
    private static final int SHORT = 2;

    private SearchText() {}

    public static String of(
            String first, String last, long number, Collection<String> others, String phoneTyped, String phoneKey) {
        var parts = new LinkedHashSet<String>();
        var firstLatin = Names.latin(first);
        var lastLatin = Names.latin(last);
        parts.add(firstLatin + " " + lastLatin + " " + firstLatin);
        parts.add((first + " " + last).toLowerCase(Locale.ROOT));
        parts.add(Long.toString(number));
        for (var other : others) parts.add(other.toLowerCase(Locale.ROOT));
        parts.add(Phones.digits(phoneTyped));
        parts.add(phoneKey.replace("+", ""));
        parts.removeIf(String::isBlank);
        return " " + String.join(" ", parts).replaceAll("\\s+", " ").strip();
    }

    /** Empty when nothing was typed that could be looked for. */
    public static String pattern(String typed) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        if (PHONE_LIKE.matcher(text).matches())
            return "%" + text.replaceAll("[^0-9]", "").replaceAll("^00", "") + "%";
        var words = new ArrayList<String>();
        for (var word : text.split("[\\s,;]+")) {
            if (word.contains("@") || word.matches(".*[0-9._].*")) words.add(word);
            else words.addAll(Names.words(word));
        }
        words.removeIf(word -> longestRun(word) == 0);
        if (words.isEmpty()) return "";
        var pattern = new StringBuilder("%");
        for (var word : words) {
            if (longestRun(word) <= SHORT) pattern.append(' ');
            pattern.append(word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
                    .append('%');
        }
        return pattern.toString();
    }

    /** Of letters and digits. Without three in a row no index helps, so {@code j.d} means a beginning too, and dots nothing. */
    private static int longestRun(String word) {
        int longest = 0;
        for (int i = 0, run = 0; i < word.length(); i++) {
            run = Character.isLetterOrDigit(word.charAt(i)) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
