package app.latchkey.messages.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What several threads write at about the same moment is written by one of them, as a database commits its transactions in
 * groups. Each comes back when its own is written; when a group fails, each writes its own and hears what is wrong with it.
 */
final class Together<T> {
    private final Duration gathering;
    private final Consumer<List<T>> write;
    private final ReentrantLock writing = new ReentrantLock();
    private List<Part<T>> waiting = new ArrayList<>();

    /** @param gathering how long the first one waits for others */
    Together(Duration gathering, Consumer<List<T>> write) {
        this.gathering = gathering;
        this.write = write;
    }

    private static final class Part<T> {
        private final T what;
        private boolean over;
        private @Nullable RuntimeException failed;

        Part(T what) {
            this.what = what;
        }
    }

    void add(T what) {
        var own = new Part<>(what);
        synchronized (this) {
            waiting.add(own);
        }
        writing.lock();
        try {
            if (!own.over) writeAll();
            if (own.failed == null) return;
        } finally {
            writing.unlock();
        }
        write.accept(List.of(what));
    }

    private void writeAll() {
        gather();
        var all = take();
        @Nullable RuntimeException failed = null;
        try {
            write.accept(all.stream().map(part -> part.what).toList());
        } catch (RuntimeException fault) {
            failed = fault;
        }
        for (var part : all) {
            part.over = true;
            part.failed = failed;
        }
    }

    private void gather() {
        try {
            TimeUnit.NANOSECONDS.sleep(gathering.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Part<T>> take() {
        var all = waiting;
        waiting = new ArrayList<>();
        return all;
    }
}
