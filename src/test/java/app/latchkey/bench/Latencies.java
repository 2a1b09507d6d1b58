package app.latchkey.bench;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** How long each of many calls took. */
record Latencies(double[] millis) {
    /** One after the other; the first ones are not counted. */
    static Latencies of(int warmUp, int counted, IntConsumer call) {
        for (int i = 0; i < warmUp; i++) call.accept(i);
        var millis = new double[counted];
        for (int i = 0; i < counted; i++) {
            long begun = System.nanoTime();
            call.accept(warmUp + i);
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return new Latencies(millis);
    }

    double percentile(double share) {
        return millis[(int) Math.min(millis.length - 1, Math.ceil(share * millis.length) - 1)];
    }

    double p50() {
        return percentile(0.50);
    }

    double p95() {
        return percentile(0.95);
    }
}
