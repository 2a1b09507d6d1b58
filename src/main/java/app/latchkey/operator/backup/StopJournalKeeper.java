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

/** Copies the journal of unsubscriptions to where it outlives the database: the data directory, and the folder of the backups. */
@Component
class StopJournalKeeper implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(StopJournalKeeper.class);
    // Of two that commit in another order than they began, the count tells.
    private static final String MARK = """
            select count(*) || ' ' || count(ended_at) || ' ' || coalesce(max(greatest(at, ended_at))::text, '') from stop_journal
            """;

    private final Settings settings;
    private final Transactions transactions;
    private final JdbcClient sql;
    private String written = "";
    private boolean said;

    StopJournalKeeper(Settings settings, Transactions transactions, JdbcClient sql) {
        this.settings = settings;
        this.transactions = transactions;
        this.sql = sql;
    }

    @Override
    public String name() {
        return "unsubscription-journal";
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(15);
    }

    @Override
    public boolean next() {
        var now = transactions.global(() -> sql.sql(MARK).query(String.class).single());
        if (now.equals(written)) return false;
        var rows = transactions.global(() -> StopJournal.rows(sql));
        try {
            StopJournal.write(settings.dataDir(), rows);
            if (settings.backupDir() != null) StopJournal.write(settings.backupDir(), rows);
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
