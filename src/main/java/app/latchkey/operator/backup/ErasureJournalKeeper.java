package app.latchkey.operator.backup;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.StartRefused;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Copies the journal of erasures to where it outlives the database: the data directory, and the folder of the backups. */
@Component
class ErasureJournalKeeper implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureJournalKeeper.class);
    private static final String COUNT = "select count(*) from erasure_journal";

    private final Settings settings;
    private final Transactions transactions;
    private final JdbcClient sql;
    private long written;
    private boolean said;

    ErasureJournalKeeper(Settings settings, Transactions transactions, JdbcClient sql) {
        this.settings = settings;
        this.transactions = transactions;
        this.sql = sql;
    }

    @Override
    public String name() {
        return "erasure-journal";
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean next() {
        var now = transactions.global(() -> sql.sql(COUNT).query(Long.class).single());
        if (now == written) return false;
        var rows = transactions.global(() -> ErasureJournal.rows(sql));
        try {
            ErasureJournal.write(settings.dataDir(), rows);
            if (settings.backupDir() != null) ErasureJournal.write(settings.backupDir(), rows);
            written = rows.size();
            said = false;
        } catch (StartRefused failed) {
            // It is tried again every few seconds; once is enough to be read.
            if (!said) LOG.error("{}", failed.getMessage());
            said = true;
        }
        return false;
    }
}
