package app.latchkey.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security/input.md: its numbers are those of the code, and no budget is missing. */
class InputPageTest {
    private static final String PAGE = Sources.text(Path.of("docs/security/input.md"));
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)\\.([A-Z][A-Z_]+)`");
    private static final Pattern BUDGET = Pattern.compile("Budget\\.(?:window|doubling)\\(\\s*\"([a-z-]+)\"");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");
    private static final Pattern DURATION = Pattern.compile("Duration\\.of(Minutes|Hours|Days)\\((\\d+)\\)");

    private static Stream<String[]> rows() {
        return PAGE.lines().filter(line -> line.startsWith("| ")).map(line -> line.split(" \\|(?: |$)"));
    }

    @Test
    void every_number_is_that_of_the_constant_beside_it() {
        var wrong = new ArrayList<String>();
        var seen = 0;
        for (var row : rows().toList()) {
            var limit = " " + row[row.length - 2];
            for (var constant : NAMED.matcher(row[row.length - 1]).results().toList()) {
                var number = shown(constant);
                var at = Pattern.compile("(?<![\\d,])" + number + "(?!,?\\d)").matcher(limit);
                if (at.find()) limit = limit.substring(at.end());
                else wrong.add(constant.group() + " is " + number + ", and the page says" + limit);
                seen++;
            }
            if (NAMED.matcher(row[row.length - 1]).find() && limit.matches(".*\\d.*"))
                wrong.add("nothing is named for" + limit);
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).isGreaterThan(100);
    }

    @Test
    void every_budget_is_in_the_list_and_no_other() {
        var ours = new TreeSet<String>();
        for (var file : Sources.ending(".java"))
            BUDGET.matcher(Sources.text(file)).results().forEach(hit -> ours.add(hit.group(1)));
        assertThat(LISTED.matcher(PAGE).results().map(hit -> hit.group(1)))
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderElementsOf(ours);
    }

    private static String shown(MatchResult constant) {
        var value = values(constant.group(1), constant.group(2));
        assertThat(value).as(constant.group()).hasSize(1);
        var duration = DURATION.matcher(value.getFirst());
        if (!duration.matches())
            return String.format(
                    Locale.ROOT, "%,d", Long.parseLong(value.getFirst().replace("_", "")));
        var unit = duration.group(1).toLowerCase(Locale.ROOT);
        var one = duration.group(2).equals("1");
        return duration.group(2) + " " + (one ? unit.substring(0, unit.length() - 1) : unit);
    }

    private static List<String> values(String type, String constant) {
        var pattern = Pattern.compile("static final \\w+ " + constant + " = ([^;]+);");
        return Sources.ending("/" + type + ".java").stream()
                .flatMap(file -> pattern.matcher(Sources.text(file)).results())
                .map(hit -> hit.group(1))
                .toList();
    }
}
