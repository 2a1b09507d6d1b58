package app.latchkey.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was measured: of several rounds the median, with the least and the most beside it. */
final class Figures {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final List<Figure> all = new ArrayList<>();
    private final Map<String, Object> machine;
    private final PrintStream out;

    Figures(PrintStream out) {
        this.out = out;
        this.machine = Machine.described();
    }

    /** @param below whether less is better */
    record Target(boolean below, double bound) {
        static final Target NONE = new Target(true, Double.NaN);

        static Target under(double bound) {
            return new Target(true, bound);
        }

        static Target atLeast(double bound) {
            return new Target(false, bound);
        }

        boolean given() {
            return !Double.isNaN(bound);
        }

        boolean met(double value) {
            return below ? value < bound : value >= bound;
        }

        String words() {
            return given() ? (below ? "< " : ">= ") + number(bound) : "";
        }
    }

    record Figure(
            String what, String of, double median, double least, double most, int rounds, String unit, Target target) {
        String met() {
            if (!target.given()) return "";
            return target.met(median) ? "yes" : "NO";
        }
    }

    Figure add(String what, String of, String unit, Target target, List<Double> rounds) {
        var sorted = rounds.stream().sorted().toList();
        var figure =
                new Figure(what, of, median(sorted), sorted.getFirst(), sorted.getLast(), sorted.size(), unit, target);
        all.add(figure);
        out.println(line(figure));
        return figure;
    }

    private static double median(List<Double> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    List<Figure> all() {
        return List.copyOf(all);
    }

    Figure find(String what, String of) {
        return all.stream()
                .filter(figure -> figure.what.equals(what) && figure.of.equals(of))
                .findFirst()
                .orElseThrow();
    }

    void table() {
        out.println();
        machine.forEach((name, value) -> out.println(name + ": " + value));
        out.println();
        out.printf(
                "%-9s %-58s %10s %10s %10s %-9s %8s %s%n",
                "what", "of", "median", "least", "most", "unit", "target", "met");
        all.forEach(figure -> out.println(line(figure)));
    }

    private static String line(Figure f) {
        return String.format(
                Locale.ROOT,
                "%-9s %-58s %10s %10s %10s %-9s %8s %s",
                f.what,
                f.of,
                number(f.median),
                number(f.least),
                number(f.most),
                f.unit,
                f.target.words(),
                f.met());
    }

    static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }

    void json(Path file) {
        var rows = all.stream().map(Figures::fields).toList();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, JSON.writeValueAsString(Map.of("machine", machine, "figures", rows)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, Object> fields(Figure f) {
        var row = new LinkedHashMap<String, Object>();
        row.put("what", f.what);
        row.put("of", f.of);
        row.put("median", f.median);
        row.put("least", f.least);
        row.put("most", f.most);
        row.put("rounds", f.rounds);
        row.put("unit", f.unit);
        if (f.target.given()) {
            row.put("target", f.target.words());
            row.put("met", f.target.met(f.median));
        }
        return row;
    }
}
