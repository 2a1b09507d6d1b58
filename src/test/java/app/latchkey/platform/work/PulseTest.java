package app.latchkey.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.accounts.Accounts;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits is noticed, and what does not wait wakes nobody. */
class PulseTest {
    private final Transactions transactions = TestDatabase.transactions();
    private final JdbcClient sql = TestDatabase.jdbc();

    private static final class Undone extends RuntimeException {}

    private static Question<Runnable> asks(boolean waits, AtomicInteger woken) {
        return Question.whether("select " + waits, Map.of()).map(it -> it ? woken::incrementAndGet : () -> {});
    }

    private static void until(AtomicInteger counted, int least) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> counted.get() >= least);
    }

    @Test
    void each_answer_wakes_its_own_and_nobody_else() {
        var first = new AtomicInteger();
        var second = new AtomicInteger();
        var third = new AtomicInteger();
        var pulse = new Pulse(
                List.of(() -> asks(true, first), () -> asks(false, second), () -> asks(true, third)), transactions);
        pulse.start();
        until(first, 3);
        until(third, 3);
        pulse.stop();
        assertThat(second).hasValue(0);
    }

    @Test
    void a_question_that_failed_is_asked_again() {
        var broken = new AtomicBoolean(true);
        var woken = new AtomicInteger();
        var pulse = new Pulse(
                List.of(
                        () -> {
                            if (broken.getAndSet(false)) throw new IllegalStateException("no answer");
                            return asks(false, woken);
                        },
                        () -> asks(true, woken)),
                transactions);
        pulse.start();
        until(woken, 1);
        pulse.stop();
        assertThat(broken).isFalse();
    }

    /** The pulse rings five times a second for what still waits, also for what has just failed. */
    @Test
    void whoever_failed_rests_however_often_it_is_rung() {
        var tries = new AtomicInteger();
        try (var poller = new Poller("failing", Duration.ofSeconds(5), () -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("still broken");
                })
                .start()) {
            until(tries, 1);
            Awaitility.await().during(Duration.ofMillis(500)).until(() -> {
                poller.signal();
                return tries.get() == 1;
            });
        }
    }

    @Test
    void once_a_worker_knows_of_the_stop_it_is_given_no_further_piece() {
        var pieces = new AtomicInteger();
        var afterStop = new AtomicInteger();
        var busy = new BusyUntilStopped(pieces, afterStop);
        var workers = new Workers(List.of(busy, new BusyUntilStopped(pieces, afterStop)));
        workers.start();
        until(pieces, 10);
        workers.stop();
        assertThat(afterStop).hasValue(0);
    }

    /** Has always more to do. */
    private static final class BusyUntilStopped implements Worker {
        private final AtomicInteger pieces;
        private final AtomicInteger afterStop;
        private final AtomicBoolean stopped = new AtomicBoolean();

        BusyUntilStopped(AtomicInteger pieces, AtomicInteger afterStop) {
            this.pieces = pieces;
            this.afterStop = afterStop;
        }

        @Override
        public String name() {
            return "busy";
        }

        @Override
        public Duration look() {
            return WITHOUT_PULSE;
        }

        @Override
        public boolean next() {
            pieces.incrementAndGet();
            if (stopped.get()) afterStop.incrementAndGet();
            return true;
        }

        /** The running piece has its time to end, as that of an import has. */
        @Override
        public void stopping() {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            stopped.set(true);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** @param row of something that may be done from {@code :from} on */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recovery    | inbound_request | (id, kind, sealed_identifier, network, ref, locale, at, lease_until) values (gen_random_uuid(), 'FIND_CLUBS', '', '', 'ABCDEF', 'en', now(), :from)
            invitations | ready_bulk      | (bulk_id, club_id, due) values (gen_random_uuid(), gen_random_uuid(), :from)
            mailings    | ready_writing   | (mailing_id, club_id, due) values (gen_random_uuid(), gen_random_uuid(), :from)
            refresh     | refresh_queue   | (club_id, member_id, due) values (gen_random_uuid(), gen_random_uuid(), :from)
            lost-factor | lost_factor     | (id, stop_id, account_id, club_id, asked_at, due_at) select gen_random_uuid(), gen_random_uuid(), a.id, c.id, now(), :from from account a, club c limit 1
            imports     | ready_import    | (import_id, club_id, due) values (gen_random_uuid(), gen_random_uuid(), :from)
            """)
    void work_wakes_its_worker_when_it_is_due_and_not_before(String worker, String table, String row) {
        RunningHouse.club("FR");
        // Nobody else sees the rows, and nothing of it stays.
        assertThatThrownBy(() -> transactions.global(() -> {
                    RunningHouse.bean(Accounts.class).create("Ada", Locale.ENGLISH);
                    sql.sql("delete from " + table).update();
                    assertThat(waits(worker)).as("nothing").isFalse();
                    write(table, row, transactions.now().plusSeconds(3600));
                    assertThat(waits(worker)).as("in an hour").isFalse();
                    sql.sql("delete from " + table).update();
                    write(table, row, transactions.now().minusSeconds(3600));
                    assertThat(waits(worker)).as("due").isTrue();
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);
    }

    private void write(String table, String row, Instant from) {
        sql.sql("insert into " + table + " " + row)
                .param("from", Times.utc(from))
                .update();
    }

    private boolean waits(String name) {
        var asked = RunningHouse.beans(Worker.class).stream()
                .filter(worker -> worker.name().equals(name))
                .findFirst()
                .orElseThrow()
                .waiting();
        return transactions.ask(asked.orElseThrow());
    }
}
