package app.latchkey.members.importing;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What each column is, and what each status word means; guessed, and to be corrected. */
public record ImportPlanPage(
        Desk desk, String id, String fileName, List<Heading> headings, List<Word> words, List<String> problems)
        implements Page {
    /** @param meaning a name of a column; empty to keep it word for word */
    public record Heading(String text, String meaning, String sample) {}

    public record Word(String text, String meaning) {}

    static ImportPlanPage of(Desk desk, Imports.Import found) {
        return of(desk, found, found.plan(), List.of());
    }

    static ImportPlanPage refused(Desk desk, Imports.Import found, Plan plan, List<Mapping.Problem> problems) {
        return of(
                desk,
                found,
                plan,
                problems.isEmpty()
                        ? List.of("members.import.problem.status")
                        : problems.stream()
                                .map(p -> "members.import.problem." + p.name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    private static ImportPlanPage of(Desk desk, Imports.Import found, Plan plan, List<String> problems) {
        var headings = new ArrayList<Heading>();
        for (int i = 0; i < plan.header().size(); i++)
            headings.add(new Heading(
                    plan.header().get(i), plan.columns().get(i), plan.samples().get(i)));
        var words = plan.statuses().entrySet().stream()
                .map(w -> new Word(w.getKey(), w.getValue()))
                .toList();
        var status = found.status();
        return new ImportPlanPage(desk, status.id().toString(), status.fileName(), headings, words, problems);
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }

    public List<String> meanings() {
        return Arrays.stream(Column.values()).map(Enum::name).toList();
    }

    public List<String> statusMeanings() {
        return Arrays.stream(StatusMeaning.values()).map(Enum::name).toList();
    }

    public static String columnKey(String name) {
        return "members.import.column." + name.toLowerCase(Locale.ROOT);
    }

    public static String statusKey(String name) {
        return "members.import.status." + name.toLowerCase(Locale.ROOT);
    }
}
