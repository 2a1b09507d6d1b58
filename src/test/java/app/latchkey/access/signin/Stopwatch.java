package app.latchkey.access.signin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Times of two kinds of requests in one shuffled row, and how well somebody who sees only the times tells them apart. */
final class Stopwatch {
    /** Of a bell curve, so seldom that chance needs a million runs of the tests to step outside. */
    private static final double ONE_IN_A_MILLION = 4.9;

    private record Timed(boolean known, long nanos) {}

    private final ConcurrentLinkedQueue<Timed> times = new ConcurrentLinkedQueue<>();

    /** As many of each kind, by so many hands at once. */
    void run(int each, int hands, Consumer<Boolean> request) throws InterruptedException {
        run(each, hands, 1, request);
    }

    /** @param patience how often each is asked; the quickest answer counts, the others met something else on the way */
    void run(int each, int hands, int patience, Consumer<Boolean> request) throws InterruptedException {
        var row = new ArrayList<Boolean>();
        for (var n = 0; n < each; n++) row.addAll(List.of(true, false));
        Collections.shuffle(row, new Random());
        var next = new ConcurrentLinkedQueue<>(row);
        var workers = new ArrayList<Thread>();
        for (var n = 0; n < hands; n++)
            workers.add(Thread.ofPlatform().start(() -> {
                for (var known = next.poll(); known != null; known = next.poll()) {
                    var quickest = Long.MAX_VALUE;
                    for (var again = 0; again < patience; again++) {
                        var began = System.nanoTime();
                        request.accept(known);
                        quickest = Math.min(quickest, System.nanoTime() - began);
                    }
                    times.add(new Timed(known, quickest));
                }
            }));
        for (var worker : workers) worker.join();
        if (times.size() != 2 * each) throw new AssertionError(times.size() + " answers instead of " + 2 * each);
    }

    /** How often a known one took longer than an unknown one: 0.5 tells nothing, 0 or 1 everything. */
    double auc() {
        var known = times.stream().filter(Timed::known).mapToLong(Timed::nanos).toArray();
        var unknown =
                times.stream().filter(one -> !one.known).mapToLong(Timed::nanos).toArray();
        var wins = 0.0;
        for (var one : known) for (var other : unknown) wins += one > other ? 1 : one == other ? 0.5 : 0;
        return wins / ((double) known.length * unknown.length);
    }

    /** How far from 0.5 chance alone comes with so many of each, once in a million. */
    static double chance(int each) {
        return ONE_IN_A_MILLION * Math.sqrt((2.0 * each + 1) / (12.0 * each * each));
    }
}
