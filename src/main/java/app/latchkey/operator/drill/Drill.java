package app.latchkey.operator.drill;

import app.latchkey.platform.settings.StartRefused;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** {@code ./latchkey drill FILE…}: status 0 when every case went as its file says, 1 when one did not. */
public final class Drill {
    private final Class<?> application;
    private final PrintStream out;
    private final PrintStream err;

    public Drill(Class<?> application, PrintStream out, PrintStream err) {
        this.application = application;
        this.out = out;
        this.err = err;
    }

    public int run(List<String> files) {
        if (files.isEmpty() || files.getFirst().startsWith("--"))
            throw new StartRefused("Usage: ./latchkey drill FILE… (or folders; see docs/drill.md)");
        var cases = new CaseFiles().read(files);
        var usual = System.out;
        // What the installation logs is not part of the answer.
        System.setOut(err);
        try (var stage = new Stage(application)) {
            var report = new Report(play(cases, new Playing(stage)));
            out.println(report.json());
            return report.allOk() ? 0 : 1;
        } finally {
            System.setOut(usual);
        }
    }

    private List<Verdict> play(List<DrillCase> cases, Playing playing) {
        var verdicts = new ArrayList<Verdict>();
        for (var one : cases) {
            var verdict = playing.play(one);
            verdicts.add(verdict);
            err.println((verdict.ok() ? "ok    " : "FAILED ") + one.name());
            verdict.problems().forEach(problem -> err.println("       " + problem));
        }
        return verdicts;
    }
}
