package app.latchkey.bench;

import app.latchkey.bench.Figures.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;

/** From nothing to the first page, and what it takes of memory. */
final class Starts {
    private static final double TARGET_SECONDS = 5;
    private static final double TARGET_DEMO_SECONDS = 10;
    private static final double TARGET_MEGABYTES = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int VISITS = 300;

    private final Figures figures;

    Starts(Figures figures) {
        this.figures = figures;
    }

    void measure(int members, int rounds) {
        var data = withMembers(members);
        var seconds = new ArrayList<Double>();
        var megabytes = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            long begun = System.nanoTime();
            var server = ServerProcess.start(ServerProcess.Kind.AS_IT_IS, data);
            try {
                Place.until(PATIENCE, () -> server.answers("/riverside/"));
                seconds.add((System.nanoTime() - begun) / 1e9);
                visit(server);
                megabytes.add(Processes.megabytes(server.pid()));
            } finally {
                server.stop();
            }
        }
        ThrowAway.delete(data);
        var name = String.format("%,d members: ", members);
        figures.add("start", name + "until the first page", "s", Target.under(TARGET_SECONDS), seconds);
        figures.add("start", name + "resident, PostgreSQL included", "MB", Target.under(TARGET_MEGABYTES), megabytes);
        demo(rounds);
    }

    private Path withMembers(int members) {
        var house = ThrowAway.start(ServerProcess.Kind.AS_IT_IS);
        try {
            new Imports(house, figures).filled("riverside", 0, members);
        } finally {
            house.closeAndKeep();
        }
        return house.data();
    }

    private static void visit(ServerProcess server) {
        for (int i = 0; i < VISITS; i++) new Visitor(server.base(), i).get("/riverside/");
    }

    /** The very first one: unpacks PostgreSQL, makes its data, founds three clubs. */
    private void demo(int rounds) {
        var seconds = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            var data = ThrowAway.folder();
            long begun = System.nanoTime();
            var server = ServerProcess.start(ServerProcess.Kind.DEMO, data);
            try {
                Place.until(PATIENCE, () -> server.printed().contains("Latchkey is ready:"));
                seconds.add((System.nanoTime() - begun) / 1e9);
            } finally {
                server.stop();
                ThrowAway.delete(data);
            }
        }
        figures.add(
                "start", "first demo, until its address is printed", "s", Target.under(TARGET_DEMO_SECONDS), seconds);
    }
}
