package app.latchkey.members.importing;

import app.latchkey.members.House;
import app.latchkey.members.MembersImported;
import app.latchkey.platform.ids.ClubId;
import java.util.Optional;
import java.util.UUID;

/** The import on the test database; it can be killed after some chunks. */
class ImportHouse {
    final Importing importing;
    final Imports imports;
    final ImportRows rows;
    final ReadyImports ready;
    final ImportRun run;
    boolean stopAfterChunk;
    int dieAfterChunks = Integer.MAX_VALUE;
    private final House house;

    ImportHouse(House house) {
        this.house = house;
        imports = new Imports(house.sql, house.tx, house.json);
        rows = new ImportRows(house.sql, house.tx, house.json);
        ready = new OwnReady();
        var existing = new ExistingFiles(house.sql);
        run = new ImportRun(
                house.tx, imports, rows, ready, existing, house.rows, house.cards, house.audit, this::publish);
        importing = new Importing(
                house.tx, imports, rows, ready, new ImportCheck(house.tx, house.clubs, existing, house.cards), run);
    }

    private void publish(Object event) {
        if (event instanceof MembersImported && dieAfterChunks-- <= 0) throw new IllegalStateException("killed");
        if (event instanceof MembersImported && stopAfterChunk) run.stopping();
        house.events.add(event);
    }

    /** The lease of whoever died is over. */
    ReadyImports.Taken takenAnew(UUID id) {
        return house.tx.global(() -> {
            house.sql
                    .sql("update ready_import set lease_until = null where import_id = :id")
                    .param("id", id)
                    .update();
            return ready.take(Optional.of(id)).orElseThrow();
        });
    }

    /** Due for who asks for it by name alone: a server that runs beside a test on the same database never takes it. */
    private class OwnReady extends ReadyImports {
        OwnReady() {
            super(house.sql);
        }

        @Override
        void add(ClubId club, UUID id) {
            super.add(club, id);
            due(id, "infinity");
        }

        @Override
        Optional<Taken> take(Optional<UUID> wanted) {
            wanted.ifPresent(id -> due(id, "-infinity"));
            var taken = super.take(wanted);
            wanted.ifPresent(id -> due(id, "infinity"));
            return taken;
        }

        private void due(UUID id, String moment) {
            house.sql
                    .sql("update ready_import set due = :moment::timestamptz where import_id = :id")
                    .param("moment", moment)
                    .param("id", id)
                    .update();
        }
    }
}
