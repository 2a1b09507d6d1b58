package app.latchkey.operator.backup;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.StartRefused;
import app.latchkey.platform.work.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Copies a journal to where it outlives the database: the data directory, and the folder of the backups. */
final class JournalKeeper implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(JournalKeeper.class);

    private final Journal journal;
    private final Settings settings;
    private final Transactions transactions;
    private final JdbcClient sql;
    private String written = "";
    private boolean said;

    /**
     * @param look how old the copies may be
     * @param mark another text as soon as the rows are others
     * @param write adds rows to the file in a folder; {@link StartRefused} when it cannot
     */
    record Journal(
            String name,
            Duration look,
            Function<JdbcClient, String> mark,
            Function<JdbcClient, List<String>> rows,
            BiConsumer<Path, Collection<String>> write) {}

    JournalKeeper(Journal journal, Settings settings, Transactions transactions, JdbcClient sql) {
        this.journal = journal;
        this.settings = settings;
        this.transactions = transactions;
        this.sql = sql;
    }

    @Override
    public String name() {
        return journal.name();
    }

    @Override
    public Duration look() {
        return journal.look();
    }

    @Override
    public boolean next() {
        var now = transactions.global(() -> journal.mark().apply(sql));
        if (now.equals(written)) return false;
        var rows = transactions.global(() -> journal.rows().apply(sql));
        try {
            journal.write().accept(settings.dataDir(), rows);
            if (settings.backupDir() != null) journal.write().accept(settings.backupDir(), rows);
            written = now;
            said = false;
        } catch (StartRefused failed) {
            // It is tried again every few seconds; once is enough to be read.
            if (!said) LOG.error("{}", failed.getMessage());
            said = true;
        }
        return false;
    }
}
