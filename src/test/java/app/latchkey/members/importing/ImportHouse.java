package app.latchkey.members.importing;

import app.latchkey.members.House;
import app.latchkey.members.MembersImported;
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
        ready = new ReadyImports(house.sql);
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

    /** The lease of whoever died is over; taken in the same moment, before a server that runs beside it does. */
    ReadyImports.Taken takenAnew(UUID id) {
        return house.tx.global(() -> {
            house.sql
                    .sql("update ready_import set lease_until = null where import_id = :id")
                    .param("id", id)
                    .update();
            return ready.take(Optional.of(id)).orElseThrow();
        });
    }
}
