package app.latchkey.clubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A club that is remembered is never older than its row: each look asks which version that is at. */
class RememberedClubTest {
    private final Clubs clubs = new Clubs(TestDatabase.jdbc(), TestDatabase.transactions());
    private final Club club = RunningHouse.club("GB");

    private Club found() {
        return clubs.find(club.slug()).orElseThrow().club();
    }

    /** As another node does, which tells nobody. */
    private void elsewhere(String change) {
        var changed = TestDatabase.transactions()
                .global(() -> TestDatabase.jdbc()
                        .sql("update club set " + change + " where id = :id")
                        .param("id", club.id().value())
                        .update());
        assertThat(changed).isEqualTo(1);
    }

    @Test
    void as_long_as_nobody_changes_it_it_is_read_once() {
        var first = found();
        assertThat(found()).isSameAs(first).isEqualTo(club);
    }

    @Test
    void every_change_is_seen_by_the_next_look() {
        for (var n = 0; n < 50; n++) {
            elsewhere("name = 'Riverside " + n + "'");
            assertThat(found().name()).isEqualTo("Riverside " + n);
        }
        elsewhere("shut_at = now(), shut_why = 'moved'");
        assertThat(found().shut()).map(Club.Shut::why).contains("moved");
        elsewhere("shut_at = null, shut_why = null");
        assertThat(found().shut()).isEmpty();
    }

    @Test
    void of_two_changes_in_one_transaction_the_first_is_not_kept() {
        TestDatabase.transactions().global(() -> {
            elsewhere("name = 'First'");
            assertThat(found().name()).isEqualTo("First");
            elsewhere("name = 'Second'");
            assertThat(found().name()).isEqualTo("Second");
        });
        assertThat(found().name()).isEqualTo("Second");
    }

    @Test
    void what_was_taken_back_is_not_kept() {
        found();
        assertThatThrownBy(() -> TestDatabase.transactions().global(() -> {
                    elsewhere("name = 'Never'");
                    assertThat(found().name()).isEqualTo("Never");
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
        assertThat(found().name()).isEqualTo(club.name());
    }

    @Test
    void by_a_slug_that_it_left_it_is_found_as_a_former_one() {
        found();
        var next = club.slug() + "-2";
        assertThat(TestDatabase.transactions().global(() -> clubs.rename(club.id(), next)))
                .isTrue();
        assertThat(clubs.find(next))
                .hasValueSatisfying(found -> assertThat(found.club().slug()).isEqualTo(next));
        assertThat(clubs.find(club.slug())).map(Clubs.Found::current).contains(false);
        assertThat(clubs.find("nobody-" + club.slug())).isEqualTo(Optional.empty());
    }
}
