package app.latchkey.operator.drill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is printed: every case, then the sums. */
final class Report {
    private final List<Verdict> verdicts;

    Report(List<Verdict> verdicts) {
        this.verdicts = verdicts;
    }

    boolean allOk() {
        return verdicts.stream().allMatch(Verdict::ok);
    }

    String json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("cases", verdicts.stream().map(Report::line).toList());
        all.put("summary", summary());
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(all);
    }

    private static Map<String, Object> line(Verdict verdict) {
        var played = verdict.played();
        var solution = played.solution();
        var line = new LinkedHashMap<String, Object>();
        line.put("name", played.name());
        line.put("file", played.file().toString());
        line.put("ok", verdict.ok());
        if (!played.expected().isEmpty()) {
            var expected = played.expected().getFirst();
            line.put("expected", answer(expected.top(), expected.state(), expected.side()));
            var seen = verdict.seen();
            line.put("actual", answer(Optional.of(seen.top()), Optional.of(seen.state()), Optional.of(seen.side())));
            line.put("topRight", verdict.topRight());
        }
        if (solution.by() != Solution.By.NOBODY) {
            line.put("solver", solution.by().name().toLowerCase(Locale.ROOT));
            solution.remedy().ifPresent(remedy -> line.put("remedy", remedy));
            line.put("solved", verdict.solved());
        }
        line.put("milliseconds", verdict.milliseconds());
        if (!verdict.ok()) line.put("problems", verdict.problems());
        return line;
    }

    private static Map<String, String> answer(Optional<String> top, Optional<String> state, Optional<String> side) {
        var all = new LinkedHashMap<String, String>();
        top.ifPresent(value -> all.put("top", value));
        state.ifPresent(value -> all.put("state", value));
        side.ifPresent(value -> all.put("side", value));
        return all;
    }

    private Map<String, Object> summary() {
        var sums = new LinkedHashMap<String, Object>();
        sums.put("cases", verdicts.size());
        sums.put("ok", verdicts.stream().filter(Verdict::ok).count());
        sums.put("diagnosed", verdicts.stream().filter(Report::judged).count());
        sums.put("topRight", verdicts.stream().filter(Verdict::topRight).count());
        sums.put("solvedByMember", solved(Solution.By.MEMBER));
        sums.put("solvedByDesk", solved(Solution.By.DESK));
        sums.put("unsolved", verdicts.stream().filter(Report::unsolved).count());
        return sums;
    }

    private static boolean judged(Verdict verdict) {
        return !verdict.played().expected().isEmpty();
    }

    private static boolean unsolved(Verdict verdict) {
        return verdict.played().solution().by() != Solution.By.NOBODY && !verdict.solved();
    }

    private long solved(Solution.By by) {
        return verdicts.stream()
                .filter(verdict ->
                        verdict.solved() && verdict.played().solution().by() == by)
                .count();
    }
}
