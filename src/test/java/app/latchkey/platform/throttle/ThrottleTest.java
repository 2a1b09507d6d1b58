package app.latchkey.platform.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final Transactions clock = new Transactions(TestDatabase.app(), Duration.ZERO);
    private final Throttle throttle = new Throttle(TestDatabase.jdbc(), clock);
    private final String who = "ada at " + Ids.next();
    private final Budget pair = Budget.doubling("pair", who, 3, Duration.ofMinutes(15));
    private final Budget network = Budget.window("network", who, 5, Duration.ofHours(1));

    private Admission tries() {
        return throttle.admit(List.of(pair, network));
    }

    private void later(Duration time) {
        clock.moveClock(clock.clockOffset().plus(time));
    }

    @Test
    void after_the_free_ones_each_try_waits_twice_as_long_as_the_one_before() {
        for (int i = 0; i < 3; i++) assertThat(tries()).isInstanceOf(Admission.Admitted.class);
        assertThat(tries()).isInstanceOf(Admission.Denied.class);
        later(Duration.ofMillis(1100));
        assertThat(tries()).isInstanceOf(Admission.Admitted.class);
        later(Duration.ofMillis(1100));
        assertThat(tries()).as("a second is not enough any more").isInstanceOf(Admission.Denied.class);
        later(Duration.ofSeconds(1));
        assertThat(tries()).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void a_try_that_is_refused_counts_against_nobody_and_makes_nothing_longer() {
        for (int i = 0; i < 3; i++) tries();
        var until = throttle.closedUntil(pair);
        for (int i = 0; i < 20; i++) assertThat(tries()).isInstanceOf(Admission.Denied.class);
        assertThat(throttle.closedUntil(pair)).isEqualTo(until).isPresent();
        assertThat(throttle.closedUntil(network)).isEmpty();
        for (int i = 0; i < 2; i++) assertThat(throttle.admit(List.of(network))).isInstanceOf(Admission.Admitted.class);
        assertThat(throttle.closedUntil(network))
                .as("five, as if the twenty had not been")
                .isPresent();
    }

    @Test
    void a_network_that_is_spent_leaves_the_persons_own_budget_as_it_was() {
        for (int i = 0; i < 5; i++) throttle.admit(List.of(network));
        for (int i = 0; i < 10; i++) assertThat(tries()).isInstanceOf(Admission.Denied.class);
        for (int i = 0; i < 3; i++) assertThat(throttle.admit(List.of(pair))).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void a_new_hour_begins_with_all_of_its_tries() {
        for (int i = 0; i < 5; i++) throttle.admit(List.of(network));
        later(Duration.ofMinutes(61));
        for (int i = 0; i < 5; i++) assertThat(throttle.admit(List.of(network))).isInstanceOf(Admission.Admitted.class);
        assertThat(throttle.admit(List.of(network))).isInstanceOf(Admission.Denied.class);
    }

    @Test
    void an_admitted_try_that_was_no_failure_clears_its_own_budget_and_is_given_back_to_the_others() {
        for (int i = 0; i < 3; i++) tries();
        throttle.settle(Throttle.settlement(pair, List.of(network)));
        for (int i = 0; i < 3; i++) assertThat(tries()).isInstanceOf(Admission.Admitted.class);
        assertThat(throttle.admit(List.of(network)))
                .as("two failures, and three")
                .isInstanceOf(Admission.Denied.class);
    }

    @Test
    void that_a_count_is_not_awaited_holds_for_no_other_statement_of_its_connection() {
        for (int i = 0; i < 20; i++) {
            throttle.admit(List.of(Budget.window("network", who + i, 5, Duration.ofHours(1))));
            assertThat(TestDatabase.jdbc()
                            .sql("show synchronous_commit")
                            .query(String.class)
                            .single())
                    .isEqualTo("on");
        }
    }

    @Test
    void inside_a_transaction_a_try_is_counted_with_it_and_forgotten_with_it() {
        for (int i = 0; i < 20; i++)
            assertThatThrownBy(() -> clock.global(() -> {
                        assertThat(throttle.admit(List.of(network))).isInstanceOf(Admission.Admitted.class);
                        throw new IllegalStateException("undone");
                    }))
                    .hasMessage("undone");
        assertThat(throttle.closedUntil(network)).isEmpty();
    }
}
