package app.latchkey.operator.demo;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Many people do the same, a few at a time. */
final class Crowd {
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(15);

    private Crowd() {}

    static <T> void each(Collection<T> people, Consumer<T> deed) {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var tasks = people.stream()
                    .map(person -> Executors.callable(() -> deed.accept(person)))
                    .toList();
            for (var task : workers.invokeAll(tasks)) task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The demo cannot go on", failed.getCause());
        }
    }

    static void until(String what, BooleanSupplier came) {
        var latest = System.nanoTime() + PATIENCE.toNanos();
        while (!came.getAsBoolean()) {
            if (System.nanoTime() > latest) throw new IllegalStateException("The demo waited in vain: " + what);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
