package app.latchkey.members.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answers of the page that asks: {@code column.3=EMAIL}, {@code status.0=ARCHIVED} by the place of each. */
final class PlanForm {
    private PlanForm() {}

    /** Empty when the answers are not of this page. */
    static Optional<Plan> read(Plan plan, Map<String, String> answers) {
        try {
            var columns = new ArrayList<String>();
            for (int i = 0; i < plan.header().size(); i++)
                columns.add(answers.getOrDefault("column." + i, plan.columns().get(i)));
            for (var column : columns) if (!column.isEmpty()) Column.valueOf(column);
            var statuses = new LinkedHashMap<String, String>();
            int n = 0;
            for (var word : plan.statuses().entrySet())
                statuses.put(
                        word.getKey(),
                        StatusMeaning.valueOf(answers.getOrDefault("status." + n++, word.getValue()))
                                .name());
            statuses.putAll(named(answers));
            return Optional.of(new Plan(plan.header(), columns, statuses, plan.samples()));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** Words that were asked about because another column was chosen travel with their own text. */
    private static Map<String, String> named(Map<String, String> answers) {
        var named = new LinkedHashMap<String, String>();
        for (int n = 0; answers.containsKey("word." + n); n++) {
            var word = answers.get("word." + n);
            var meaning = answers.get("status." + n);
            if (word != null && meaning != null)
                named.put(word, StatusMeaning.valueOf(meaning).name());
        }
        return named;
    }
}
