package app.latchkey.accounts;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Who computes next, on as many cores as there are. Whoever is known goes before strangers, and of the strangers one network
 * that has more than a quarter of all who wait goes behind the others: a flood of guesses waits for itself.
 */
final class HashQueue {
    private static final int SHARE = 4;

    private final Set<Waiting> waiting = new LinkedHashSet<>();
    private final Map<String, Integer> byNetwork = new HashMap<>();
    private int free;

    HashQueue(int cores) {
        this.free = cores;
    }

    private record Waiting(HashTurn turn, CountDownLatch called) {
        // Each is itself, however alike.
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    void enter(HashTurn turn) {
        var me = new Waiting(turn, new CountDownLatch(1));
        synchronized (this) {
            if (free > 0) {
                free--;
                return;
            }
            waiting.add(me);
            byNetwork.merge(turn.network(), 1, Integer::sum);
        }
        awaitUninterruptibly(me.called);
    }

    synchronized void leave() {
        if (waiting.isEmpty()) {
            free++;
            return;
        }
        var next = next();
        waiting.remove(next);
        byNetwork.computeIfPresent(next.turn.network(), (any, n) -> n == 1 ? null : n - 1);
        next.called.countDown();
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** The first to come of those that go first. */
    private Waiting next() {
        return waiting.stream()
                .min(Comparator.comparingInt(one -> place(one.turn)))
                .orElseThrow();
    }

    private int place(HashTurn turn) {
        return switch (turn.rank()) {
            case KNOWN -> 0;
            case STRANGER -> crowded(turn.network()) ? 2 : 1;
            case SPARE -> 3;
        };
    }

    private boolean crowded(String network) {
        return byNetwork.getOrDefault(network, 0) * SHARE > waiting.size();
    }

    private static void awaitUninterruptibly(CountDownLatch called) {
        var interrupted = false;
        while (true)
            try {
                called.await();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
