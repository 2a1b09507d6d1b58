package app.latchkey.platform.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
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
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

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
        try {
            while (!closed()) {
                try {
                    if (!work.getAsBoolean()) pause();
                } catch (RuntimeException failed) {
                    if (closed()) return;
                    LOG.warn("{} failed and tries again", name, failed);
                    // Not shortened by a signal: what failed is still there, and would ring at once.
                    if (closing.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) return;
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    private void pause() throws InterruptedException {
        if (signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) signal.drainPermits();
    }

    /** No further piece is begun. */
    public void closing() {
        closing.countDown();
        signal.release();
    }

    /** Lets the running piece come to its end. */
    @Override
    public void close() {
        closing();
        try {
            thread.join(Duration.ofSeconds(8));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
