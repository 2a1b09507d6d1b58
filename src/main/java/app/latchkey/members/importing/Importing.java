package app.latchkey.members.importing;

import app.latchkey.audit.Actor;
import app.latchkey.members.MemberImport;
import app.latchkey.members.importing.ImportCheck.Judging;
import app.latchkey.members.importing.ReadyImports.Taken;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The flow: taken in, planned, checked, run. */
@Component
class Importing implements MemberImport {
    private static final int MOST_STATUS_WORDS = 50;
    private static final int LONGEST_SAMPLE = 60;

    private final Transactions tx;
    private final Imports imports;
    private final ImportRows rows;
    private final ReadyImports ready;
    private final ImportCheck check;
    private final ImportRun run;

    Importing(Transactions tx, Imports imports, ImportRows rows, ReadyImports ready, ImportCheck check, ImportRun run) {
        this.tx = tx;
        this.imports = imports;
        this.rows = rows;
        this.ready = ready;
        this.check = check;
        this.run = run;
    }

    @Override
    public Started start(ClubId club, Actor actor, Path path, String fileName, Wishes wishes, boolean dryRun) {
        var file = ImportFile.at(path);
        if (!file.readable()) return new Started.Refused(List.of("UNREADABLE"));
        var header = file.header();
        var faults = new ArrayList<>(Plan.faults(header, wishes));
        if (!faults.isEmpty()) return new Started.Refused(faults);
        var plan = plan(file, header).with(wishes);
        plan.mapping().problems().forEach(problem -> faults.add(problem.name()));
        if (!faults.isEmpty()) return new Started.Refused(faults);
        var id = Ids.next();
        tx.inClub(club, () -> {
            imports.create(club, id, fileName, plan, path);
            imports.queue(club, id, plan, dryRun, actor);
            ready.add(club, id);
        });
        return new Started.Import(id);
    }

    /** Takes the file in and guesses, for the page that asks; empty for a file that is no list at all. */
    Optional<UUID> upload(ClubId club, Path path, String fileName) {
        var file = ImportFile.at(path);
        if (!file.readable()) return Optional.empty();
        var plan = plan(file, file.header());
        var id = Ids.next();
        tx.inClub(club, () -> imports.create(club, id, fileName, plan, path));
        return Optional.of(id);
    }

    private static Plan plan(ImportFile file, List<String> header) {
        var mapping = Mapping.guess(header);
        return Plan.guess(header, statusWords(file, mapping.indexOf(Column.STATUS)), samples(file, header.size()));
    }

    private static List<String> samples(ImportFile file, int columns) {
        var samples = new String[columns];
        Arrays.fill(samples, "");
        file.rows(row -> {
            for (int i = 0; i < Math.min(columns, row.cells().size()); i++)
                if (samples[i].isEmpty())
                    samples[i] = shortened(row.cells().get(i).strip());
        });
        return List.of(samples);
    }

    private static String shortened(String cell) {
        var text = cell.replace('\0', '\uFFFD');
        return text.length() <= LONGEST_SAMPLE ? text : text.substring(0, LONGEST_SAMPLE) + "…";
    }

    private static List<String> statusWords(ImportFile file, int column) {
        if (column < 0) return List.of();
        var words = new LinkedHashSet<String>();
        file.rows(row -> {
            if (words.size() < MOST_STATUS_WORDS && column < row.cells().size())
                words.add(row.cells().get(column).replace('\0', '\uFFFD').strip());
        });
        return List.copyOf(words);
    }

    /** The status words of another column, when the desk points at one. */
    Plan replanned(ClubId club, UUID id, Plan plan) {
        var spooled = imports.spool(club, id);
        try {
            var words = statusWords(ImportFile.at(spooled), plan.mapping().indexOf(Column.STATUS));
            var statuses = new java.util.LinkedHashMap<String, String>();
            for (var word : words) {
                var asked = plan.statuses().get(word);
                statuses.put(
                        word, asked != null ? asked : StatusMeaning.guess(word).name());
            }
            return new Plan(plan.header(), plan.columns(), statuses, plan.samples());
        } finally {
            delete(spooled);
        }
    }

    boolean queue(ClubId club, UUID id, Plan plan, boolean dryRun, Actor by) {
        return tx.inClub(club, () -> {
            if (!imports.queue(club, id, plan, dryRun, by)) return false;
            ready.add(club, id);
            return true;
        });
    }

    @Override
    public Optional<Status> status(ClubId club, UUID id) {
        return imports.find(club, id).map(Imports.Import::status);
    }

    @Override
    public List<Row> rows(ClubId club, UUID id, long afterLine, int most) {
        return rows.read(club, id, afterLine, most, Optional.empty());
    }

    @Override
    public List<MemberId> members(ClubId club, UUID id) {
        return rows.members(club, id);
    }

    @Override
    public void work(ClubId club, UUID id) {
        tx.glance(() -> ready.take(Optional.of(id))).ifPresent(this::work);
    }

    void work(Taken mine) {
        var found = imports.find(mine.club(), mine.id()).orElseThrow();
        var spooled = imports.spool(mine.club(), mine.id());
        try {
            var file = ImportFile.at(spooled);
            var reading = check.reading(mine.club(), found.plan());
            var totals = judge(mine, found.status(), file, reading);
            if (!found.status().dryRun()) add(mine, file, reading);
            run.finish(mine, found.status().dryRun(), totals, found.by());
        } finally {
            delete(spooled);
        }
    }

    /** A run that was broken off has added some rows already: then its report stands. */
    private Map<String, Long> judge(Taken mine, Status before, ImportFile file, RowReading reading) {
        if (!rows.members(mine.club(), mine.id()).isEmpty()) return before.totals();
        run.begin(mine);
        var judging = check.begin(mine.club(), file, reading);
        var chunk = new ArrayList<ReadRow>();
        var done = new long[1];
        file.rows(row -> {
            chunk.add(reading.read(row));
            if (chunk.size() == ImportRun.CHUNK) flush(mine, judging, chunk, done);
        });
        flush(mine, judging, chunk, done);
        run.judged(mine, judging.totals());
        return judging.totals();
    }

    private void flush(Taken mine, Judging judging, List<ReadRow> chunk, long[] done) {
        var leading = check.leading(mine.club(), chunk);
        var judged = chunk.stream().map(row -> judging.judge(row, leading)).toList();
        done[0] += chunk.size();
        run.write(mine, judged, done[0], Math.max(judging.rows, done[0]));
        chunk.clear();
    }

    private void add(Taken mine, ImportFile file, RowReading reading) {
        var cards = ListCards.of(file, reading);
        var chunk = new ArrayList<ReadRow>();
        var done = new long[1];
        file.rows(row -> {
            chunk.add(reading.read(row));
            if (chunk.size() == ImportRun.CHUNK) addChunk(mine, cards, chunk, done);
        });
        if (!chunk.isEmpty()) addChunk(mine, cards, chunk, done);
    }

    private void addChunk(Taken mine, ListCards cards, List<ReadRow> chunk, long[] done) {
        done[0] += chunk.size();
        run.add(mine, cards, List.copyOf(chunk), done[0]);
        chunk.clear();
    }

    private static void delete(Path spooled) {
        try {
            Files.deleteIfExists(spooled);
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
