package app.latchkey.operator.backup;

import app.latchkey.platform.database.Login;
import app.latchkey.platform.settings.StartRefused;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** Writes everything that is to outlive the machine into one file, in one snapshot. */
public final class Backup {
    static final String MANIFEST = "manifest.json";
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCHEMA =
            "select version from flyway_schema_history where success order by installed_rank desc limit 1";

    private Backup() {}

    /** @return how many rows it holds */
    public static long write(Login owner, Path file) {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password())) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            var rows = write(connection, beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            ErasureJournal.write(folder(file), ErasureJournal.rows(ErasureJournal.over(connection)));
            // A backup of older tables has no such journal yet.
            if (Restore.number(connection, "select count(*) from pg_class where relname = 'stop_journal'") > 0)
                StopJournal.write(folder(file), StopJournal.rows(ErasureJournal.over(connection)));
            return rows;
        } catch (IOException unwritable) {
            throw new StartRefused("The backup " + file + " cannot be written: " + unwritable.getMessage(), unwritable);
        } catch (SQLException failed) {
            throw new StartRefused("The database cannot be read: " + failed.getMessage(), failed);
        } finally {
            removed(beside);
        }
    }

    static Path folder(Path file) {
        var absolute = file.toAbsolutePath().getParent();
        return absolute == null ? file.toAbsolutePath() : absolute;
    }

    private static void removed(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException left) {
            beside.toFile().deleteOnExit();
        }
    }

    private static long write(Connection connection, Path beside) throws IOException, SQLException {
        Files.deleteIfExists(beside);
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(beside, onlyOwner);
        var tables = new ArrayList<Manifest.Table>();
        try (var zip = new ZipOutputStream(Files.newOutputStream(beside))) {
            for (var table : Catalogue.read(connection)) tables.add(table(connection, zip, table));
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    text(connection, SCHEMA),
                    text(connection, "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"),
                    Manifest.NO_KEYS,
                    tables);
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            zip.closeEntry();
        }
        try (var channel = FileChannel.open(beside, Set.of(StandardOpenOption.WRITE))) {
            channel.force(true);
        }
        return tables.stream().mapToLong(Manifest.Table::rows).sum();
    }

    private static Manifest.Table table(Connection connection, ZipOutputStream zip, Catalogue.Table table)
            throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(entry(table.name())));
        var digest = new DigestOutputStream(new NotClosed(zip), sha256());
        var rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + table.quotedColumns() + " from " + table.quoted() + ") to stdout", digest);
        digest.flush();
        zip.closeEntry();
        return new Manifest.Table(
                table.name(),
                table.columns(),
                rows,
                HexFormat.of().formatHex(digest.getMessageDigest().digest()));
    }

    static String entry(String table) {
        return "tables/" + table;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("SHA-256 is part of every Java", broken);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** The zip goes on after each table. */
    private static final class NotClosed extends FilterOutputStream {
        NotClosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
