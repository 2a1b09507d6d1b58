package app.latchkey.platform.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One virtual thread that works while there is work, then waits for a signal or the next look. */
public final class Poller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final String name;
    private final Duration pause;
    private final BooleanSupplier work;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;

    /** @param work does one piece and answers whether there may be more */
    public Poller(String name, Duration pause, BooleanSupplier work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    public Poller start() {
        thread.start();
        return this;
    }

    public void signal() {
        signal.release();
    }

    private void run() {
        while (!closing) {
            try {
                if (!work.getAsBoolean()) pause(pause);
            } catch (RuntimeException failed) {
                if (closing) return;
                LOG.warn("{} failed and tries again", name, failed);
                pause(AFTER_FAILURE);
            }
        }
    }

    private void pause(Duration time) {
        try {
            if (signal.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) signal.drainPermits();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    /** Lets the running piece come to its end. */
    @Override
    public void close() {
        closing = true;
        signal.release();
        try {
            thread.join(Duration.ofSeconds(8));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
