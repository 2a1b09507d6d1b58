package app.latchkey.bench;

import app.latchkey.accounts.Hashing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./latchkey bench [what …]}: measures in throw-away installations; see bench/README.md. */
public final class Bench {
    private static final List<String> ALL = List.of("sign-ins", "start", "import", "search", "panel", "mail");
    private static final String USAGE = "Usage: ./latchkey bench [sign-ins] [start] [import] [search] [panel] [mail]"
            + " [--members 10000,100000] [--seconds 120] [--rounds 3] [--json FILE]";

    private List<Integer> members = List.of(10_000, 100_000);
    private int rounds = 3;
    private int seconds = 120;
    private Path json = Path.of("target", "bench.json");
    private final List<String> wanted = new ArrayList<>();

    public static void main(String[] typed) {
        var bench = new Bench();
        if (!bench.read(List.of(typed))) {
            System.err.println(USAGE);
            System.exit(2);
        }
        bench.run();
        // The shared HTTP client keeps a thread.
        System.exit(0);
    }

    private boolean read(List<String> typed) {
        try {
            for (int i = 0; i < typed.size(); i++) {
                switch (typed.get(i)) {
                    case "--members" ->
                        members = Arrays.stream(typed.get(++i).split(","))
                                .map(Integer::valueOf)
                                .sorted()
                                .toList();
                    case "--rounds" -> rounds = Math.max(1, Integer.parseInt(typed.get(++i)));
                    case "--seconds" -> seconds = Math.max(5, Integer.parseInt(typed.get(++i)));
                    case "--json" -> json = Path.of(typed.get(++i));
                    default -> wanted.add(typed.get(i));
                }
            }
        } catch (IndexOutOfBoundsException | NumberFormatException incomplete) {
            return false;
        }
        if (wanted.isEmpty()) wanted.addAll(ALL);
        return Set.copyOf(ALL).containsAll(wanted);
    }

    private void run() {
        var figures = new Figures(System.out);
        if (wanted.contains("sign-ins")) signIns(figures);
        if (wanted.contains("start")) new Starts(figures).measure(10_000, rounds);
        if (wanted.contains("import") || wanted.contains("search") || wanted.contains("panel")) clubs(figures);
        if (wanted.contains("mail")) mails(figures);
        figures.table();
        figures.json(json);
        System.out.println();
        System.out.println("load when it ended: " + Machine.load() + "; written to " + json);
    }

    private void mails(Figures figures) {
        for (var slow : List.of(false, true))
            try (var sink = new Sink(Duration.ofMillis(5), Duration.ofSeconds(10));
                    var house = ThrowAway.start(
                            ServerProcess.Kind.AS_IT_IS,
                            Map.of(
                                    "LATCHKEY_SMTP_URL",
                                    sink.url(),
                                    "LATCHKEY_MAIL_FROM",
                                    "Clubs <clubs@bench.example>"))) {
                new Mails(house, figures, sink).measure(members.getLast(), slow, Duration.ofSeconds(seconds));
            }
    }

    private void signIns(Figures figures) {
        signIns(figures, ServerProcess.Kind.OTHER_HASHING, OtherHashing.PARAMETERS);
        signIns(figures, ServerProcess.Kind.AS_IT_IS, Hashing.Parameters.DEFAULT);
    }

    private void signIns(Figures figures, ServerProcess.Kind kind, Hashing.Parameters parameters) {
        try (var house = ThrowAway.start(kind)) {
            var club = new Imports(house, figures).filled("riverside", 0, 3000);
            new SignIns(house, figures, parameters).measure(club, 2000, Duration.ofSeconds(12), rounds);
        }
    }

    /** One installation that grows: each larger club comes beside the smaller ones. */
    private void clubs(Figures figures) {
        try (var house = ThrowAway.start(ServerProcess.Kind.AS_IT_IS)) {
            int from = 0;
            for (int size : members) {
                if (wanted.contains("import")) new Imports(house, figures).measure(size, size > 100_000 ? 1 : rounds);
                if (wanted.contains("search") || wanted.contains("panel")) {
                    var club = new Imports(house, figures).filled("club-" + size, from, size);
                    if (wanted.contains("search")) new Search(house, figures).measure(club, size, 100, rounds);
                    if (wanted.contains("panel")) new Panels(house, figures).measure(club, size, 100, rounds);
                }
                from += size;
            }
            if (wanted.contains("search")) new Search(house, figures).flatness(members.getFirst(), members.getLast());
        }
    }
}
