package app.latchkey.integration.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.clubs.Club;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.keys.Scope;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceTest {
    private static final byte[] BODY = Once.hash("members", new byte[] {1});
    private final Club club = RunningHouse.club("FR");
    private final Caller caller = new Caller(club, Ids.next(), Set.of(Scope.MEMBERS_WRITE), Locale.ENGLISH);
    private final Once once = RunningHouse.bean(Once.class);
    private final Claims claims = RunningHouse.bean(Claims.class);
    private final Transactions transactions = RunningHouse.bean(Transactions.class);
    private final AtomicInteger deeds = new AtomicInteger();

    private Reply deed() {
        return new Reply(201, "/somewhere", "", "{\"n\":" + deeds.incrementAndGet() + "}");
    }

    private String run(String key, byte[] body) {
        return String.valueOf(once.run(caller, key, body, this::deed).getBody());
    }

    @Test
    void the_same_key_and_body_are_answered_alike_and_done_once() {
        assertThat(run("a", BODY)).isEqualTo(run("a", BODY)).isEqualTo("{\"n\":1}");
        assertThat(run("b", BODY)).isEqualTo("{\"n\":2}");
        assertThat(run("", BODY)).isEqualTo("{\"n\":3}");
        assertThat(run("", BODY)).isEqualTo("{\"n\":4}");
    }

    @Test
    void another_body_by_the_same_key_is_refused() {
        run("a", BODY);
        refused("a", Once.hash("members", new byte[] {2}), "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void while_the_first_is_at_work_the_second_is_told_so() {
        transactions.inClub(club.id(), () -> claims.take(name("a"), BODY));
        refused("a", BODY, "IDEMPOTENCY_IN_PROGRESS");
        assertThat(deeds).hasValue(0);
    }

    @Test
    void what_a_dead_worker_left_is_done_by_the_next() {
        transactions.inClub(club.id(), () -> claims.take(name("a"), BODY));
        later(Once.AT_WORK, () -> assertThat(run("a", BODY)).isEqualTo("{\"n\":1}"));
    }

    @Test
    void a_late_worker_whose_claim_was_taken_undoes_its_deed() {
        assertThatThrownBy(() -> once.run(caller, "a", BODY, () -> {
                    var mine = claims.find(name("a")).orElseThrow().at();
                    later(Once.AT_WORK, () -> inAnotherThread(() -> run("a", BODY)));
                    assertThat(claims.find(name("a")).orElseThrow().at()).isAfter(mine);
                    return new Reply(201, "/somewhere", "", "{\"late\":true}");
                }))
                .isInstanceOf(Problem.class);
        assertThat(run("a", BODY)).isEqualTo("{\"n\":1}");
    }

    private static void inAnotherThread(Runnable work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(work);
        }
    }

    @Test
    void a_refused_deed_leaves_the_key_free() {
        assertThatThrownBy(() -> once.run(caller, "a", BODY, () -> {
                    throw Problem.notFound();
                }))
                .isInstanceOf(Problem.class);
        assertThat(run("a", BODY)).isEqualTo("{\"n\":1}");
    }

    @Test
    void replies_are_forgotten_after_a_day() {
        run("a", BODY);
        later(Once.REMEMBERED, () -> assertThat(run("a", BODY)).isEqualTo("{\"n\":2}"));
    }

    @Test
    void of_sixteen_at_once_one_does_it() throws Exception {
        var go = new CountDownLatch(1);
        var answers = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<String>>();
            for (int i = 0; i < 16; i++)
                calls.add(() -> {
                    go.await();
                    try {
                        return run("a", BODY);
                    } catch (Problem inProgress) {
                        return inProgress.code().name();
                    }
                });
            var running = calls.stream().map(threads::submit).toList();
            go.countDown();
            for (var one : running) answers.add(one.get());
        }
        assertThat(deeds).hasValue(1);
        // Whether anybody is caught while it is in progress depends on the machine.
        assertThat(answers).hasSize(16).contains("{\"n\":1}").isSubsetOf("{\"n\":1}", "IDEMPOTENCY_IN_PROGRESS");
    }

    private Claims.Name name(String key) {
        return new Claims.Name(club.id(), caller.key(), key);
    }

    private void refused(String key, byte[] body, String code) {
        assertThatThrownBy(() -> run(key, body)).isInstanceOf(Problem.class).hasMessage(code);
    }

    private void later(Duration time, Runnable then) {
        var before = transactions.clockOffset();
        transactions.moveClock(before.plus(time).plusSeconds(1));
        try {
            then.run();
        } finally {
            transactions.moveClock(before);
        }
    }
}
