package app.latchkey.members.importing;

import app.latchkey.members.importing.ReadyImports.Taken;
import app.latchkey.platform.database.Transactions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes imports that wait, one after the other. */
@Component
@Profile("server")
class ImportWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LONGEST_CHUNK = Duration.ofSeconds(8);
    private static final int MOST_ATTEMPTS = 5;

    private final Importing importing;
    private final ImportRun run;
    private final ReadyImports ready;
    private final Transactions tx;
    private volatile @Nullable Thread thread;

    ImportWorker(Importing importing, ImportRun run, ReadyImports ready, Transactions tx) {
        this.importing = importing;
        this.run = run;
        this.ready = ready;
        this.tx = tx;
    }

    @Override
    public void start() {
        // Known before it runs: the loop looks at once whether it is to go on.
        var loop = Thread.ofVirtual().name("imports").unstarted(this::loop);
        thread = loop;
        loop.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running == null) return;
        run.stopping();
        try {
            if (!running.join(LONGEST_CHUNK)) running.interrupt();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void loop() {
        while (isRunning()) {
            try {
                if (!next()) pause(LOOK);
            } catch (DataAccessException | TransactionException away) {
                LOG.warn("Imports wait for the database: {}", away.getMessage());
                pause(AFTER_FAILURE);
            } catch (RuntimeException unforeseen) {
                LOG.error("The worker of imports failed and goes on", unforeseen);
                pause(AFTER_FAILURE);
            }
        }
    }

    /** True when there was one. */
    boolean next() {
        var taken = tx.glance(() -> ready.take(Optional.empty()));
        taken.ifPresent(this::work);
        return taken.isPresent();
    }

    private void work(Taken taken) {
        try {
            importing.work(taken);
        } catch (ImportRun.LeaseLost elsewhere) {
            LOG.info("Import {} goes on elsewhere", taken.id());
        } catch (ImportRun.Stopping stopping) {
            run.giveBack(taken);
            LOG.info("Import {} goes on at the next start", taken.id());
        } catch (RuntimeException failed) {
            LOG.error("Import {} failed at attempt {}", taken.id(), taken.attempt(), failed);
            if (taken.attempt() < MOST_ATTEMPTS) run.tryLater(taken, AFTER_FAILURE);
            else run.giveUp(taken, failed.getClass().getSimpleName());
        }
    }

    private void pause(Duration most) {
        try {
            Thread.sleep(most);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            thread = null;
        }
    }
}
