package app.latchkey.bench;

import app.latchkey.audit.Actor;
import app.latchkey.bench.Figures.Target;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberImport;
import app.latchkey.members.MemberImport.Started;
import app.latchkey.members.MemberImport.Wishes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A member list comes in: taken in, checked, reported on, added; by the server, while it also keeps the list's column. */
final class Imports {
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final double TARGET_SECONDS = 60;
    private static final int TARGET_ROWS = 100_000;

    private final Place place;
    private final Figures figures;
    private final MemberImport imports;

    Imports(Place place, Figures figures) {
        this.place = place;
        this.figures = figures;
        this.imports = place.bean(MemberImport.class);
    }

    /** A trial, then the run, each into an empty club. */
    void measure(int members, int rounds) {
        var file = Lists.file(0, members);
        try {
            var trials = new ArrayList<Double>();
            var runs = new ArrayList<Double>();
            var copies = new ArrayList<Double>();
            for (int round = 1; round <= rounds; round++) {
                copies.add(copy(file));
                var club = place.club("list-" + members + "-" + round);
                trials.add(seconds(club, file, true));
                runs.add(seconds(club, file, false));
                settle(club);
            }
            tell(members, trials, runs, copies);
        } finally {
            delete(file);
        }
    }

    private void tell(int members, List<Double> trials, List<Double> runs, List<Double> copies) {
        var name = String.format("%,d rows", members);
        // Linear: ten times the rows, ten times the time.
        double bound = members < TARGET_ROWS ? Double.NaN : TARGET_SECONDS * members / TARGET_ROWS;
        figures.add("import", name + ", trial with report", "s", Target.under(bound), trials);
        var run = figures.add("import", name + ", checked, reported on, added", "s", Target.under(bound), runs);
        var copy = figures.add("import", name + ", PostgreSQL's COPY into a bare table", "s", Target.NONE, copies);
        figures.add("import", name + ", run : bare COPY", "times", Target.NONE, List.of(run.median() / copy.median()));
        figures.add(
                "import",
                name + ", the server's largest size so far (heap 512 MB)",
                "MB",
                Target.NONE,
                List.of(Processes.peakMegabytes(place.application())));
    }

    /** The club of a size, filled and settled, for others to measure in. */
    Club filled(String slug, int from, int members) {
        var file = Lists.file(from, members);
        try {
            var club = place.club(slug);
            double seconds = seconds(club, file, false);
            long begun = System.nanoTime();
            settle(club);
            if (members >= TARGET_ROWS) filledIn(members, seconds, (System.nanoTime() - begun) / 1e9);
            return club;
        } finally {
            delete(file);
        }
    }

    private void filledIn(int members, double seconds, double behind) {
        var name = String.format("filling a club of %,d: ", members);
        figures.add("import", name + "the list", "s", Target.NONE, List.of(seconds));
        figures.add("import", name + "then everybody's state", "s", Target.NONE, List.of(behind));
    }

    double seconds(Club club, Path file, boolean trial) {
        long begun = System.nanoTime();
        var started = imports.start(club.id(), Actor.COMMAND_LINE, file, "members.csv", Wishes.NONE, trial);
        var id = ((Started.Import) started).id();
        Place.until(PATIENCE, () -> imports.status(club.id(), id).orElseThrow().over());
        double seconds = (System.nanoTime() - begun) / 1e9;
        var status = imports.status(club.id(), id).orElseThrow();
        if (!status.state().equals("DONE")) throw new IllegalStateException("The import is " + status);
        return seconds;
    }

    /** Until the list shows of everybody who can get in, and the planner knows the tables. */
    void settle(Club club) {
        place.untilTheListIsFresh(club, PATIENCE);
        place.owner().sql("analyze").update();
    }

    /** The least that any import into PostgreSQL can cost. */
    private double copy(Path file) {
        place.owner().sql("drop table if exists bench_copy").update();
        place.owner()
                .sql(
                        "create table bench_copy (id text, name text, email text, phone text, kind text, state text, born text)")
                .update();
        long begun = System.nanoTime();
        Copying.in(place.ownerSource(), "copy bench_copy from stdin (format csv, header)", file);
        double seconds = (System.nanoTime() - begun) / 1e9;
        place.owner().sql("drop table bench_copy").update();
        return seconds;
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
