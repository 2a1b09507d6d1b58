package app.latchkey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who waits for whom when all cores hash. */
class HashQueueTest {
    private final HashQueue queue = new HashQueue(1);
    private final List<String> served = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = new ArrayList<>();

    private void arrives(String who, HashTurn turn) {
        var before = threads.size();
        threads.add(Thread.ofVirtual().start(() -> {
            queue.enter(turn);
            served.add(who);
            queue.leave();
        }));
        Awaitility.await().until(() -> queue.waiting() == before + 1);
    }

    private List<String> servedOnce() throws InterruptedException {
        queue.leave();
        for (var thread : threads) thread.join();
        return served;
    }

    private static HashTurn from(String network) {
        return new HashTurn(HashTurn.Rank.STRANGER, network);
    }

    @Test
    void a_known_device_goes_before_strangers_and_what_nobody_waits_for_behind_them() throws Exception {
        queue.enter(HashTurn.KNOWN);
        arrives("evidence", HashTurn.SPARE);
        arrives("stranger", from("a"));
        arrives("known", HashTurn.KNOWN);
        assertThat(servedOnce()).containsExactly("known", "stranger", "evidence");
    }

    @Test
    void a_flood_from_one_network_waits_behind_everybody_elses_try() throws Exception {
        queue.enter(HashTurn.KNOWN);
        for (var n = 0; n < 40; n++) arrives("flood", from("bad"));
        for (var n = 0; n < 3; n++) arrives("other " + n, from("good " + n));
        assertThat(servedOnce()).hasSize(43);
        assertThat(served.subList(0, 3)).containsExactly("other 0", "other 1", "other 2");
        assertThat(served.subList(3, 43)).containsOnly("flood");
    }

    @Test
    void networks_that_crowd_nobody_go_in_the_order_in_which_they_came() throws Exception {
        queue.enter(HashTurn.KNOWN);
        for (var n = 0; n < 8; n++) arrives("try " + n, from("network " + n));
        assertThat(servedOnce()).isSorted().hasSize(8);
    }

    @Test
    void whoever_is_interrupted_still_waits_for_the_turn_and_gives_the_core_back() throws Exception {
        queue.enter(HashTurn.KNOWN);
        arrives("interrupted", from("a"));
        threads.getFirst().interrupt();
        assertThat(servedOnce()).containsExactly("interrupted");
        var free = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            queue.enter(HashTurn.KNOWN);
            free.countDown();
        });
        assertThat(free.await(5, TimeUnit.SECONDS)).isTrue();
    }
}
