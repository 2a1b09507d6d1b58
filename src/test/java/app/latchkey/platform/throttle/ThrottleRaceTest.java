package app.latchkey.platform.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.ids.Ids;
import app.latchkey.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;

/** Many tries at once by somebody who has never tried before: there is no row yet that they could wait for. */
class ThrottleRaceTest {
    private static final int AT_ONCE = 12;
    private static final int FREE = 5;

    private final Throttle throttle = new Throttle(TestDatabase.jdbc(), TestDatabase.transactions());
    private final String network = "network of " + Ids.next();

    @RepeatedTest(5)
    void the_first_tries_of_all_are_counted_one_by_one() throws Exception {
        var pair = Budget.doubling("pair", "ada at " + Ids.next(), FREE, Duration.ofMinutes(15));
        var shared = Budget.window("network", network, 300, Duration.ofHours(1));
        var begin = new CyclicBarrier(AT_ONCE);
        var tries = new ArrayList<Callable<Admission>>();
        for (int i = 0; i < AT_ONCE; i++)
            tries.add(() -> {
                begin.await();
                return throttle.admit(List.of(pair, shared));
            });

        var admitted = 0;
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var outcome : threads.invokeAll(tries)) if (outcome.get() instanceof Admission.Admitted) admitted++;
        }

        assertThat(admitted).isEqualTo(FREE);
    }
}
