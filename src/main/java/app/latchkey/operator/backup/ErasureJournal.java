package app.latchkey.operator.backup;

import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Hashes of who was erased, in a text file beside the backups: one line each, a kind and the SHA-256 of an id. What a backup
 * still has of them is erased again when it is restored. Lines are only ever added.
 */
final class ErasureJournal {
    static final String NAME = "erasures.journal";
    private static final String FILE = "MEMBER ";
    private static final String PERSON = "ACCOUNT ";
    private static final Pattern LINE = Pattern.compile("(" + FILE + "|" + PERSON + ")[0-9a-f]{64}");
    private static final String ROWS = "select kind || ' ' || encode(hash, 'hex') from erasure_journal";
    private static final String COUNT = "select count(*) from erasure_journal";
    private static final String ERASE = "select erase_again(:files::text[], :people::text[])";

    private ErasureJournal() {}

    /** What the database knows is added to what the file in the folder has; the file appears whole or not at all. */
    static void write(Path folder, Collection<String> rows) {
        try {
            Files.createDirectories(folder);
            var known = lines(folder);
            var all = new TreeSet<>(known);
            all.addAll(rows);
            if (all.equals(known)) return;
            var beside = folder.resolve(NAME + ".new");
            Files.write(beside, all);
            Files.move(
                    beside, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new StartRefused(
                    "The journal of erasures in " + folder + " cannot be written: " + unwritable.getMessage(),
                    unwritable);
        }
    }

    static String mark(JdbcClient sql) {
        return sql.sql(COUNT).query(String.class).single();
    }

    static List<String> rows(JdbcClient sql) {
        return sql.sql(ROWS).query(String.class).list();
    }

    static JdbcClient over(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** Everything that lies in these folders; empty when none of them has a journal. */
    static Optional<Set<String>> read(Collection<Path> folders) throws IOException {
        var with = folders.stream()
                .filter(folder -> Files.exists(folder.resolve(NAME)))
                .toList();
        if (with.isEmpty()) return Optional.empty();
        var all = new TreeSet<String>();
        for (var folder : with) all.addAll(lines(folder));
        return Optional.of(all);
    }

    private static Set<String> lines(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        if (!Files.exists(file)) return Set.of();
        var lines = new TreeSet<>(Files.readAllLines(file));
        for (var line : lines)
            if (!LINE.matcher(line).matches())
                throw new StartRefused(file + " is damaged at \"" + line.substring(0, Math.min(20, line.length()))
                        + "\": without it, people who were erased would come back. Put a whole copy in its place.");
        return lines;
    }

    /** Inside the transaction of a restore, as the tables' owner. @return how many files and accounts went */
    static long apply(Connection connection, Set<String> journal) {
        return over(connection)
                .sql(ERASE)
                .param("files", hashes(journal, FILE))
                .param("people", hashes(journal, PERSON))
                .query(Long.class)
                .single();
    }

    private static String[] hashes(Set<String> journal, String kind) {
        return journal.stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.substring(kind.length()))
                .toArray(String[]::new);
    }
}
