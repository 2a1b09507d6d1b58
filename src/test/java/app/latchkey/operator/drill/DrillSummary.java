package app.latchkey.operator.drill;

import java.util.Comparator;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a whole drill came to, as the page that stands in the documentation. */
final class DrillSummary {
    private static final String HEAD = """
            # The lock-out drill

            Written by the suite (`./latchkey test long`) from what it saw; do not edit. How a case is written: [drill.md](drill.md).
            A case is a file in `src/test/drill`; it was written from the specification and is played by pages, mail and the clock alone.

            | | |
            |---|---|
            """;

    private final JsonNode answer;

    DrillSummary(JsonNode answer) {
        this.answer = answer;
    }

    int cases() {
        return count("cases");
    }

    int unsolved() {
        return count("unsolved");
    }

    double topRightPercent() {
        return 100.0 * count("topRight") / count("diagnosed");
    }

    /** Of the cases that somebody had to solve. */
    double byMemberPercent() {
        return 100.0 * count("solvedByMember") / (count("solvedByMember") + count("solvedByDesk") + unsolved());
    }

    private int count(String what) {
        return answer.path("summary").path(what).asInt();
    }

    String page() {
        var page = new StringBuilder(HEAD);
        line(page, "cases", String.valueOf(cases()));
        line(page, "went as their file says", String.valueOf(count("ok")));
        line(
                page,
                "first finding right",
                "%d of %d (%.1f %%)".formatted(count("topRight"), count("diagnosed"), topRightPercent()));
        line(
                page,
                "solved by the member alone",
                "%d (%.1f %% of those to be solved)".formatted(count("solvedByMember"), byMemberPercent()));
        line(page, "solved by the desk", String.valueOf(count("solvedByDesk")));
        line(page, "unsolved", String.valueOf(unsolved()));
        page.append("\n## Cases by first finding\n\n| finding | case | solved by | with |\n|---|---|---|---|\n");
        byFinding().values().forEach(page::append);
        return page.toString();
    }

    private TreeMap<String, String> byFinding() {
        var rows = new TreeMap<String, String>(Comparator.naturalOrder());
        StreamSupport.stream(answer.path("cases").spliterator(), false).forEach(one -> {
            var top = one.path("actual").path("top").asString("");
            var name = one.path("name").asString();
            rows.put(
                    top + name,
                    "| `%s` | %s | %s | %s |\n"
                            .formatted(
                                    top,
                                    name,
                                    one.path("solver").asString("-"),
                                    one.path("remedy").asString("-")));
        });
        return rows;
    }

    private static void line(StringBuilder page, String what, String figure) {
        page.append("| ").append(what).append(" | ").append(figure).append(" |\n");
    }
}
