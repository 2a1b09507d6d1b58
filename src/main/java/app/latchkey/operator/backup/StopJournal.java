package app.latchkey.operator.backup;

import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hashes of what readers no longer want, in a text file beside the backups: one line each, how it was said, since when, and when
 * it was wanted again, in milliseconds, or a dash. What a backup has forgotten of it holds again when it is restored.
 */
final class StopJournal {
    static final String NAME = "unsubscriptions.journal";
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64}) (PAGE|ONE_CLICK|LIST|COMPLAINT) (\\d{1,15}) (\\d{1,15}|-)");

    private static final String ROWS = """
            select encode(hash, 'hex') || ' ' || how || ' ' || (extract(epoch from at) * 1000)::bigint || ' '
              || coalesce((extract(epoch from ended_at) * 1000)::bigint::text, '-') from stop_journal
            """;
    // Of two that commit in another order than they began, the count tells.
    private static final String MARK = """
            select count(*) || ' ' || count(ended_at) || ' ' || coalesce(max(greatest(at, ended_at))::text, '') from stop_journal
            """;
    private static final String STOP =
            "select stop_again(:hashes::text[], :hows::text[], :ats::bigint[], :ends::bigint[])";

    private StopJournal() {}

    /** What the database knows is added to what the file in the folder has, the newer word on each; whole or not at all. */
    static void write(Path folder, Collection<String> rows) {
        try {
            Files.createDirectories(folder);
            var known = lines(folder);
            var all = new TreeMap<>(known);
            rows.forEach(line -> newer(all, line));
            if (all.equals(known)) return;
            var beside = folder.resolve(NAME + ".new");
            Files.write(beside, all.values());
            Files.move(
                    beside, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new StartRefused(
                    "The journal of unsubscriptions in " + folder + " cannot be written: " + unwritable.getMessage(),
                    unwritable);
        }
    }

    static String mark(JdbcClient sql) {
        return sql.sql(MARK).query(String.class).single();
    }

    static List<String> rows(JdbcClient sql) {
        return sql.sql(ROWS).query(String.class).list();
    }

    /** The newer word on each, of all these folders; empty when none of them has a journal. */
    static Optional<Collection<String>> read(Collection<Path> folders) throws IOException {
        var all = new TreeMap<String, String>();
        var found = false;
        for (var folder : folders) {
            found |= Files.exists(folder.resolve(NAME));
            lines(folder).values().forEach(line -> newer(all, line));
        }
        return found ? Optional.of(all.values()) : Optional.empty();
    }

    private static Map<String, String> lines(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        var lines = new TreeMap<String, String>();
        if (!Files.exists(file)) return lines;
        for (var line : Files.readAllLines(file)) {
            if (!LINE.matcher(line).matches())
                throw new StartRefused(
                        file + " is damaged at \"" + line.substring(0, Math.min(20, line.length()))
                                + "\": without it, people who unsubscribed would get mail again. Put a whole copy in its place.");
            newer(lines, line);
        }
        return lines;
    }

    private static void newer(Map<String, String> lines, String line) {
        lines.merge(line.substring(0, 64), line, (one, other) -> said(other) > said(one) ? other : one);
    }

    private static long said(String line) {
        var parts = line.split(" ");
        return parts[3].equals("-") ? Long.parseLong(parts[2]) : Long.parseLong(parts[3]);
    }

    /** As the tables' owner, inside a transaction of a restore. @return how many addresses and topics are stopped again */
    static long apply(Connection connection, Collection<String> journal) {
        var parts = journal.stream().map(line -> line.split(" ")).toList();
        return ErasureJournal.over(connection)
                .sql(STOP)
                .param("hashes", parts.stream().map(line -> line[0]).toArray(String[]::new))
                .param("hows", parts.stream().map(line -> line[1]).toArray(String[]::new))
                .param("ats", parts.stream().map(line -> Long.valueOf(line[2])).toArray(Long[]::new))
                .param("ends", parts.stream().map(StopJournal::ended).toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    private static @org.jspecify.annotations.Nullable Long ended(String[] line) {
        return line[3].equals("-") ? null : Long.valueOf(line[3]);
    }
}
