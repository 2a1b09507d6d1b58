package app.latchkey.members.rows;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people write them. A two-digit year is refused: it would be silently wrong for somebody. */
public final class Dates {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})([T ].*)?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})([T ].*)?");
    private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "FM", "PR");
    private static final int OLDEST = 130;

    private Dates() {}

    public static Optional<LocalDate> read(String typed, String country, LocalDate today) {
        var text = typed.strip();
        var first = YEAR_FIRST.matcher(text);
        if (first.matches()) return date(first, 1, 2, 3, today);
        var last = YEAR_LAST.matcher(text);
        if (!last.matches()) return Optional.empty();
        return MONTH_FIRST.contains(country) ? date(last, 3, 1, 2, today) : date(last, 3, 2, 1, today);
    }

    public static Optional<Integer> year(String typed, LocalDate today) {
        var text = typed.strip().replaceAll("[.,]0+$", "");
        if (!text.matches("\\d{4}")) return Optional.empty();
        int year = Integer.parseInt(text);
        return possible(year, today) ? Optional.of(year) : Optional.empty();
    }

    /** As the country writes it, so that it reads back the same. */
    public static String write(LocalDate date, String country) {
        var pattern = MONTH_FIRST.contains(country) ? "MM/dd/uuuu" : "dd/MM/uuuu";
        return date.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    private static Optional<LocalDate> date(Matcher parts, int year, int month, int day, LocalDate today) {
        try {
            var date = LocalDate.of(number(parts, year), number(parts, month), number(parts, day));
            return possible(date.getYear(), today) && !date.isAfter(today) ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean possible(int year, LocalDate today) {
        return year > today.getYear() - OLDEST && year <= today.getYear();
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
