package app.latchkey.operator.backup;

import app.latchkey.platform.database.Login;
import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.platform.database.Schema;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** Puts a backup into an empty database: verified before, all or nothing, and nothing that opens a door comes back to life. */
public final class Restore {
    private Restore() {}

    /**
     * What came back that a person should look at.
     *
     * @param erasedAgain files and accounts that were erased after the backup; empty when no journal of erasures was found
     * @param stoppedAgain addresses that unsubscribed or complained after the backup; empty when no journal of those was found
     */
    public record Revived(
            String takenAt,
            long clubs,
            long members,
            long staff,
            long apiKeys,
            long waitingMails,
            Optional<Long> erasedAgain,
            Optional<Long> stoppedAgain) {}

    /** @param journals folders where a journal of erasures may lie, besides that of the file */
    public static Revived into(OpenDatabase database, KeyRing keys, Path file, Path... journals) {
        var folders = Stream.concat(Stream.of(Backup.folder(file)), Stream.of(journals))
                .toList();
        var owner = database.owner()
                .orElseThrow(() -> new StartRefused("A restore makes tables: set LATCHKEY_DATABASE_OWNER_URL."));
        try (var backup = BackupFile.verified(file)) {
            var journal = ErasureJournal.read(folders);
            var stops = StopJournal.read(folders);
            refuseUnlessEmpty(owner);
            Schema.makeReady(database, backup.manifest().schema());
            try (var connection = connect(owner)) {
                load(connection, backup);
            }
            // Only now: a server that begins on it before would find tables of another time.
            Schema.makeReady(database);
            try (var connection = connect(owner)) {
                var erased = journal.isEmpty()
                        ? Optional.<Long>empty()
                        : Optional.of(ErasureJournal.apply(connection, journal.get()));
                var stopped = stops.map(lines -> StopJournal.apply(connection, lines));
                var revived = revived(connection, backup.manifest(), erased, stopped);
                var epoch = keys.nextEpoch();
                Epochs.begin(connection, epoch);
                Epochs.did(connection, epoch, erased, stopped);
                connection.commit();
                return revived;
            }
        } catch (IOException unreadable) {
            throw new StartRefused(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (SQLException failed) {
            throw new StartRefused("The backup cannot be restored: " + failed.getMessage(), failed);
        }
    }

    private static Connection connect(Login owner) throws SQLException {
        var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        connection.setAutoCommit(false);
        return connection;
    }

    private static void refuseUnlessEmpty(Login owner) throws SQLException {
        try (var connection = connect(owner)) {
            var made = number(connection, "select count(*) from pg_class where relname = 'club' and relkind = 'r'") > 0;
            if (made && number(connection, "select count(*) from club") > 0)
                throw new StartRefused("There are clubs in this database already: a restore goes into an empty one, so"
                        + " that nothing is overwritten. Name another LATCHKEY_DATA_DIR or database.");
        }
    }

    private static void load(Connection connection, BackupFile backup) throws SQLException, IOException {
        var written = new HashMap<String, Manifest.Table>();
        backup.manifest().tables().forEach(table -> written.put(table.name(), table));
        var tables = Catalogue.read(connection);
        for (var table : tables.reversed()) run(connection, "delete from " + table.quoted());
        for (var table : tables) load(connection, backup, table, written);
        if (!written.isEmpty())
            throw new StartRefused("The backup has tables that its own version never had: " + written.keySet());
        connection.commit();
    }

    /** By a table of its own first: rows that policies guard are not taken by COPY. */
    private static void load(
            Connection connection, BackupFile backup, Catalogue.Table table, Map<String, Manifest.Table> written)
            throws SQLException, IOException {
        var listed = written.remove(table.name());
        if (listed == null) throw new StartRefused("The backup lacks the table " + table.name() + ".");
        var columns = new Catalogue.Table(table.name(), listed.columns()).quotedColumns();
        run(connection, "create temporary table coming (like " + table.quoted() + ")");
        try (var content = backup.content(table.name())) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy coming (" + columns + ") from stdin", content);
        }
        var rows = run(
                connection, "insert into " + table.quoted() + " (" + columns + ") select " + columns + " from coming");
        run(connection, "drop table coming");
        if (rows != listed.rows())
            throw new StartRefused("Of the table " + table.name() + " " + rows + " rows came in, and " + listed.rows()
                    + " were written.");
    }

    private static Revived revived(
            Connection connection, Manifest manifest, Optional<Long> erased, Optional<Long> stopped)
            throws SQLException {
        return new Revived(
                manifest.takenAt(),
                number(connection, "select count(*) from club"),
                number(connection, "select count(*) from member"),
                number(connection, "select count(*) from staff where ended_at is null"),
                number(connection, "select count(*) from api_key where revoked_at is null"),
                List.of("ready_service", "ready_reminder", "ready_mailing").stream()
                        .mapToLong(lane -> numberOf(connection, lane))
                        .sum(),
                erased,
                stopped);
    }

    private static long numberOf(Connection connection, String table) {
        try {
            return number(connection, "select count(*) from " + table);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static long run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }
}
