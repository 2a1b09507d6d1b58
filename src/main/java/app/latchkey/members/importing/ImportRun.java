package app.latchkey.members.importing;

import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.members.ContactAddress.Source;
import app.latchkey.members.MembersImported;
import app.latchkey.members.importing.ImportRows.Became;
import app.latchkey.members.importing.ImportRows.Judged;
import app.latchkey.members.importing.ReadyImports.Taken;
import app.latchkey.members.rows.Cards;
import app.latchkey.members.rows.FileRows;
import app.latchkey.members.rows.NewFile;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Adds the rows of a list, a chunk in each transaction, together with what the report says of them and the lease. Killed
 * anywhere, it goes on with the rows that still wait.
 */
@Component
class ImportRun {
    static final int CHUNK = 1000;
    private static final String ARCHIVED_WHY = "import";

    private final Transactions tx;
    private final Imports imports;
    private final ImportRows rows;
    private final ReadyImports ready;
    private final ExistingFiles existing;
    private final FileRows files;
    private final Cards cards;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private volatile boolean stopping;

    ImportRun(
            Transactions tx,
            Imports imports,
            ImportRows rows,
            ReadyImports ready,
            ExistingFiles existing,
            FileRows files,
            Cards cards,
            Audit audit,
            ApplicationEventPublisher events) {
        this.tx = tx;
        this.imports = imports;
        this.rows = rows;
        this.ready = ready;
        this.existing = existing;
        this.files = files;
        this.cards = cards;
        this.audit = audit;
        this.events = events;
    }

    /** Somebody else goes on with it. */
    static final class LeaseLost extends RuntimeException {
        LeaseLost() {
            super("The lease of an import went to another worker", null, false, false);
        }
    }

    /** The server stops: the chunk that was committed is kept, the rest goes on at the next start. */
    static final class Stopping extends RuntimeException {
        Stopping() {
            super("The server stops", null, false, false);
        }
    }

    void stopping() {
        stopping = true;
    }

    private void goOn() {
        if (stopping) throw new Stopping();
    }

    void write(Taken mine, List<Judged> judged, long done, long total) {
        goOn();
        tx.inClub(mine.club(), () -> {
            rows.add(mine.club(), mine.id(), judged);
            progress(mine, done, total);
        });
    }

    void judged(Taken mine, Map<String, Long> totals) {
        tx.inClub(mine.club(), () -> imports.judged(mine.club(), mine.id(), totals));
    }

    void begin(Taken mine) {
        tx.inClub(mine.club(), () -> {
            rows.forget(mine.club(), mine.id());
            progress(mine, 0, 0);
        });
    }

    void add(Taken mine, ListCards list, List<ReadRow> chunk, long done) {
        goOn();
        tx.inClub(mine.club(), () -> {
            var club = mine.club();
            var waiting = Set.copyOf(rows.waiting(
                    club, mine.id(), chunk.stream().map(ReadRow::line).toList()));
            var due = chunk.stream().filter(row -> waiting.contains(row.line())).toList();
            if (!due.isEmpty()) addDue(club, mine.id(), list, due);
            progress(mine, done, done);
        });
    }

    private void addDue(ClubId club, UUID id, ListCards list, List<ReadRow> due) {
        var taken = existing.lockAndFind(
                club, due.stream().flatMap(r -> r.externalId().stream()).toList());
        var leading = new HashSet<>(
                cards.leadTo(club, due.stream().flatMap(r -> r.cards().stream()).toList(), Optional.empty())
                        .keySet());
        var became = new ArrayList<Became>();
        var news = new ArrayList<NewFile>();
        for (var row : due) {
            // Added by hand since the check: left as it is.
            if (row.externalId().filter(taken::contains).isPresent()) {
                became.add(new Became(row.line(), "KNOWN", Optional.empty()));
                continue;
            }
            var lost = row.cards().stream()
                    .filter(card -> !leading.add(card.key()))
                    .toList();
            var file = file(row.without(lost, list.heading()));
            news.add(file);
            became.add(new Became(row.line(), "ADDED", Optional.of(file.id())));
        }
        files.add(club, news, list::has);
        rows.became(club, id, became);
        if (!news.isEmpty())
            events.publishEvent(
                    new MembersImported(club, news.stream().map(NewFile::id).toList()));
    }

    private static NewFile file(ReadRow row) {
        return new NewFile(
                MemberId.next(),
                row.firstName(),
                row.lastName(),
                row.givenText(),
                row.email(),
                Source.IMPORT,
                row.phone(),
                row.birthDate(),
                row.birthYear(),
                row.externalId(),
                row.language(),
                row.tags(),
                row.cards(),
                row.notes().orElse(""),
                row.extra(),
                row.status() == StatusMeaning.MEMBER,
                row.status() == StatusMeaning.ARCHIVED ? Optional.of(ARCHIVED_WHY) : Optional.empty(),
                Optional.empty());
    }

    private void progress(Taken mine, long done, long total) {
        imports.progress(mine.club(), mine.id(), done, total);
        if (!ready.keep(mine)) throw new LeaseLost();
    }

    void finish(Taken mine, boolean dryRun, Map<String, Long> totals, Actor actor) {
        tx.inClub(mine.club(), () -> {
            if (!ready.done(mine)) throw new LeaseLost();
            imports.finish(mine.club(), mine.id(), "DONE", totals, Optional.empty());
            if (dryRun) return;
            audit.write(
                    mine.club(),
                    actor,
                    "members.audit.imported",
                    Subject.club(mine.club()),
                    Map.of("import", mine.id().toString(), "added", String.valueOf(totals.getOrDefault("new", 0L))));
        });
    }

    void giveUp(Taken mine, String problem) {
        tx.inClub(mine.club(), () -> {
            if (ready.done(mine)) imports.finish(mine.club(), mine.id(), "FAILED", Map.of(), Optional.of(problem));
        });
    }

    /** An attempt that the stop of the server cut short does not count. */
    void giveBack(Taken mine) {
        tx.global(() -> ready.giveBack(mine));
    }

    void tryLater(Taken mine, java.time.Duration wait) {
        tx.global(() -> ready.later(mine, wait));
    }
}
