package app.latchkey.operator.housekeeping;

import app.latchkey.accounts.Sessions;
import app.latchkey.operator.backup.NightlyBackup;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.work.ClubRetention;
import app.latchkey.platform.work.Retention;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
@Profile("server")
class Housekeeping implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofHours(1);
    // What this node does not know another does.
    private static final Duration NEVER = Duration.ofDays(36_500);
    private static final Duration UNUSED = Duration.ofDays(2);
    private static final LocalTime NIGHT = LocalTime.of(2, 40);
    private static final int BATCH = 1_000;
    private static final String CLUBS = "select id from club order by id";

    private final Scheduler scheduler;
    private final Sessions sessions;
    private final Throttle throttle;
    private final Transactions transactions;
    private final JdbcClient sql;
    private final List<Retention> retentions;
    private final List<ClubRetention> clubRetentions;
    private final NightlyBackup backup;
    private volatile boolean running;

    Housekeeping(
            DataSource dataSource,
            Sessions sessions,
            Throttle throttle,
            Transactions transactions,
            JdbcClient sql,
            List<Retention> retentions,
            List<ClubRetention> clubRetentions,
            NightlyBackup backup) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.transactions = transactions;
        this.sql = sql;
        this.retentions = retentions;
        this.clubRetentions = clubRetentions;
        this.backup = backup;
        this.scheduler = Scheduler.create(dataSource)
                .startTasks(tasks())
                .deleteUnresolvedAfter(NEVER)
                // A node whose clock is ahead would take another for dead, and its night for over.
                .clock(() -> transactions.global(transactions::now).minus(transactions.clockOffset()))
                .threads(2)
                .build();
    }

    /** A night belongs to whichever node takes it first: one that cannot write a backup must leave it to those that can. */
    List<RecurringTask<Void>> tasks() {
        var task = Tasks.recurring("clear-away", FixedDelay.of(EVERY)).execute((instance, context) -> clearAway());
        var night = Tasks.recurring("nightly-backup", Schedules.daily(ZoneOffset.UTC, NIGHT))
                .execute((instance, context) -> backup.run());
        return backup.writes() ? List.of(task, night) : List.of(task);
    }

    void clearAway() {
        transactions.global(sessions::sweep);
        throttle.sweep(UNUSED);
        for (var kept : retentions) repeat(() -> transactions.global(() -> kept.forget(since(kept.keeps()), BATCH)));
        for (var club : transactions.global(this::clubs))
            for (var kept : clubRetentions)
                repeat(() -> transactions.inClub(club, () -> kept.forget(club, since(kept.keeps()), BATCH)));
    }

    /** In batches, each a transaction of its own, so that nothing waits long for a lock. */
    private static void repeat(IntSupplier batch) {
        while (batch.getAsInt() == BATCH) Thread.yield();
    }

    private Instant since(Duration kept) {
        return transactions.now().minus(kept);
    }

    private List<ClubId> clubs() {
        return sql.sql(CLUBS)
                .query((row, n) -> new ClubId(row.getObject("id", UUID.class)))
                .list();
    }

    @Override
    public void start() {
        running = true;
        if (backup.cannotWrite())
            LOG.warn(
                    "This server writes no nightly backup into LATCHKEY_BACKUP_DIR: without LATCHKEY_DATABASE_OWNER_URL it"
                            + " may not read every table");
        scheduler.start();
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
