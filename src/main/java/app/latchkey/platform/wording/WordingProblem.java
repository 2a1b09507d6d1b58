package app.latchkey.platform.wording;

import app.latchkey.platform.text.Distance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a text is not saved as it is.
 *
 * @param written what stands there
 * @param nearest the known placeholder that was probably meant
 */
public record WordingProblem(Why why, String written, Optional<String> nearest) {
    private static final Pattern PAIR = Pattern.compile("\\{\\{([^{}\\n]{0,80})}}");
    private static final Pattern IN_A_LINK =
            Pattern.compile("(?:\\]\\(|https?://)[^\\s)]{0,1000}?(\\{\\{[^{}\\n]{0,80}}})");
    private static final int SHOWN = 30;

    public enum Why {
        /** No such placeholder. */
        UNKNOWN,
        /** Two braces that are never closed, or closed and never opened. */
        UNCLOSED,
        /** A link leads where the club wrote it, and to no place that a file names. */
        IN_A_LINK
    }

    /** In the order they stand in the text; nothing when it may be saved. */
    public static List<WordingProblem> of(String text, Collection<String> known) {
        var problems = new ArrayList<WordingProblem>();
        var found = PAIR.matcher(text);
        while (found.find()) {
            var name = found.group(1).strip();
            if (!known.contains(name))
                problems.add(new WordingProblem(Why.UNKNOWN, shown(found.group()), near(name, known)));
        }
        var rest = PAIR.matcher(text).replaceAll(" ");
        var open = rest.indexOf("{{") >= 0 ? rest.indexOf("{{") : rest.indexOf("}}");
        if (open >= 0) problems.add(new WordingProblem(Why.UNCLOSED, shown(rest.substring(open)), Optional.empty()));
        var linked = IN_A_LINK.matcher(text);
        while (linked.find()) problems.add(new WordingProblem(Why.IN_A_LINK, shown(linked.group(1)), Optional.empty()));
        return List.copyOf(problems);
    }

    private static Optional<String> near(String name, Collection<String> known) {
        var wanted = flat(name);
        return known.stream()
                .filter(one -> close(wanted, flat(one)))
                .min(Comparator.comparingInt((String one) -> Distance.between(wanted, flat(one)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean close(String wanted, String known) {
        return Distance.within(wanted, known, Math.max(1, known.length() / 2))
                || wanted.length() >= 3 && (known.contains(wanted) || wanted.contains(known));
    }

    private static String flat(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String shown(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
