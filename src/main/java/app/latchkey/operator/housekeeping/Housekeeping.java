package app.latchkey.operator.housekeeping;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.accounts.Sessions;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.throttle.Throttle;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
@Profile("server")
class Housekeeping implements SmartLifecycle {
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration ANSWERED = Duration.ofDays(1);
    private static final Duration UNUSED = Duration.ofDays(2);
    private static final String REQUESTS = "delete from inbound_request where done_at < :before";

    private final Scheduler scheduler;
    private final Sessions sessions;
    private final Throttle throttle;
    private final Transactions transactions;
    private final JdbcClient sql;
    private volatile boolean running;

    Housekeeping(
            DataSource dataSource, Sessions sessions, Throttle throttle, Transactions transactions, JdbcClient sql) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.transactions = transactions;
        this.sql = sql;
        var task = Tasks.recurring("clear-away", FixedDelay.of(EVERY)).execute((instance, context) -> clearAway());
        this.scheduler =
                Scheduler.create(dataSource).startTasks(task).threads(1).build();
    }

    void clearAway() {
        transactions.global(sessions::sweep);
        throttle.sweep(UNUSED);
        transactions.global(() -> sql.sql(REQUESTS)
                .param("before", utc(transactions.now().minus(ANSWERED)))
                .update());
    }

    @Override
    public void start() {
        running = true;
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
