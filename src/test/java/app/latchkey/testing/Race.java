package app.latchkey.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Many at once, from one start. */
public final class Race {
    private Race() {}

    public static <T> List<T> of(int racers, IntFunction<T> racer) throws Exception {
        var start = new CyclicBarrier(racers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<java.util.concurrent.Future<T>>();
            for (var n = 0; n < racers; n++) {
                var number = n;
                running.add(threads.submit(() -> {
                    start.await();
                    return racer.apply(number);
                }));
            }
            var ends = new ArrayList<T>();
            for (var one : running) ends.add(one.get());
            return ends;
        }
    }
}
