package app.latchkey.members.importing;

import app.latchkey.members.importing.ReadyImports.Taken;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes imports that wait, one after the other. */
@Component
class ImportWorker implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int MOST_ATTEMPTS = 5;

    private final Importing importing;
    private final ImportRun run;
    private final ReadyImports ready;
    private final Transactions tx;

    ImportWorker(Importing importing, ImportRun run, ReadyImports ready, Transactions tx) {
        this.importing = importing;
        this.run = run;
        this.ready = ready;
        this.tx = tx;
    }

    @Override
    public String name() {
        return "imports";
    }

    @Override
    public Duration look() {
        return WITHOUT_PULSE;
    }

    @Override
    public Optional<Question<Boolean>> waiting() {
        return Optional.of(ready.waiting());
    }

    @Override
    public boolean next() {
        var taken = tx.glance(() -> ready.take(Optional.empty()));
        taken.ifPresent(this::work);
        return taken.isPresent();
    }

    /** The running import ends after its chunk, and is given back. */
    @Override
    public void stopping() {
        run.stopping();
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
}
