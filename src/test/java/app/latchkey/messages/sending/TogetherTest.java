package app.latchkey.messages.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private final List<List<String>> written = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private void write(List<String> all) {
        written.add(all);
        if (written.size() > 1) return;
        first.countDown();
        try {
            goOn.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void what_comes_while_one_is_written_is_written_in_one_group_behind_it() throws Exception {
        var together = new Together<>(Duration.ZERO, this::write);
        var threads = new ArrayList<Thread>();
        threads.add(Thread.ofPlatform().start(() -> together.add("a")));
        first.await();
        for (var what : List.of("b", "c", "d")) threads.add(Thread.ofPlatform().start(() -> together.add(what)));
        for (var waiting : threads.subList(1, 4))
            while (waiting.getState() != Thread.State.WAITING) Thread.onSpinWait();
        assertThat(written).hasSize(1);
        goOn.countDown();
        for (var thread : threads) thread.join();
        assertThat(written).hasSize(2);
        assertThat(written.get(0)).containsExactly("a");
        assertThat(written.get(1)).containsExactlyInAnyOrder("b", "c", "d");
    }

    @Test
    void when_a_group_fails_each_writes_its_own_and_only_the_one_that_is_wrong_hears_of_it() throws Exception {
        var own = Collections.synchronizedList(new ArrayList<String>());
        var together = new Together<String>(Duration.ofMillis(200), all -> {
            if (all.contains("wrong")) throw new IllegalStateException("wrong");
            own.addAll(all);
        });
        var good = Thread.ofPlatform().start(() -> together.add("good"));
        assertThatThrownBy(() -> together.add("wrong")).hasMessage("wrong");
        good.join();
        assertThat(own).containsExactly("good");
    }
}
