package app.latchkey.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

class TransactionsTest {
    private final Transactions transactions = TestDatabase.transactions();
    private final JdbcClient sql = TestDatabase.jdbc();
    private final ClubId club = ClubId.next();
    private final String kind = "test-" + club;

    private static final Question<List<Integer>> SEVEN =
            Question.of("select 7", Map.of(), (row, number) -> row.getInt(1));

    private static Question<List<String>> where(String said) {
        return Question.of(
                "select current_setting('app.club_id') || ' ' || current_setting('plan_cache_mode') || ' ' || :said",
                Map.of("said", said),
                (row, number) -> row.getString(1));
    }

    /** Writes where a test can see that something was kept; the rows are of a throttle that nobody asks. */
    private Question<Boolean> write(String key) {
        return Question.done(
                "insert into throttle (kind, key_hash, fails, since) values (:kind, :key::bytea, 1, now())",
                Map.of("kind", kind, "key", key.getBytes(StandardCharsets.UTF_8)));
    }

    private int written() {
        return sql.sql("select count(*) from throttle where kind = :kind")
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    private String setting(String name) {
        return sql.sql("select coalesce(current_setting(:name, true), '')")
                .param("name", name)
                .query(String.class)
                .single();
    }

    @Test
    void a_club_is_entered_for_one_transaction_and_left_with_it() {
        assertThat(transactions.inClub(club, () -> setting("app.club_id"))).isEqualTo(club.toString());
        assertThat(transactions.inClubPlannedOnce(club, () -> setting("app.club_id")))
                .isEqualTo(club.toString());
        for (var n = 0; n < 20; n++)
            assertThat(transactions.global(() -> setting("app.club_id"))).isEmpty();
        assertThatThrownBy(() -> transactions.inClub(club, () -> transactions.inClub(ClubId.next(), () -> true)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_look_is_planned_by_indexes_and_waits_a_second_for_a_lock_and_nothing_of_that_stays() {
        var asked = Question.one(
                "select current_setting('enable_seqscan') || ' ' || current_setting('lock_timeout')",
                Map.of(),
                (row, number) -> row.getString(1));
        for (var n = 0; n < 20; n++) {
            assertThat(transactions.look(asked)).contains("off 1s");
            assertThat(transactions.glance(asked)).contains("on 0");
        }
    }

    @Test
    void questions_of_a_list_are_answered_in_its_order() {
        var eight = Question.of("select 8", Map.of(), (row, number) -> row.getInt(1));
        assertThat(transactions.glance(Question.all(List.of(SEVEN, eight, SEVEN))))
                .containsExactly(List.of(7), List.of(8), List.of(7));
    }

    @Test
    void plans_are_made_once_where_it_is_asked_and_nowhere_else() {
        assertThat(transactions.inClubPlannedOnce(club, () -> setting("plan_cache_mode")))
                .isEqualTo("force_generic_plan");
        nowhereElse("plan_cache_mode", "auto");
    }

    /** On no connection that the pool hands out afterwards. */
    private void nowhereElse(String name, String usual) {
        for (var n = 0; n < 20; n++) {
            assertThat(transactions.inClub(club, () -> setting(name))).isEqualTo(usual);
            assertThat(setting(name)).isEqualTo(usual);
        }
    }

    @Test
    void a_glance_sees_its_club_by_a_plan_made_once_and_leaves_both_behind() {
        for (var n = 0; n < 20; n++) {
            var seen = transactions.glance(club, where("hello"));
            assertThat(seen.seen()).containsExactly(club + " force_generic_plan hello");
            assertThat(setting("app.club_id")).isEmpty();
            assertThat(setting("plan_cache_mode")).isEqualTo("auto");
        }
    }

    @Test
    void a_glance_has_the_databases_time_and_is_none_inside_a_transaction() {
        var seen = transactions.glance(club, SEVEN);
        assertThat(seen.seen()).containsExactly(7);
        assertThat(seen.now())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThatThrownBy(() -> transactions.inClub(club, () -> transactions.glance(club, SEVEN)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_transaction_begins_with_a_question_in_its_club_at_its_time() {
        for (var n = 0; n < 20; n++) {
            var said = transactions.inClubPlannedOnce(club, where("hello").and(SEVEN), begun -> {
                assertThat(begun.second()).containsExactly(7);
                assertThat(setting("app.club_id")).isEqualTo(club.toString());
                assertThat(transactions.club()).isEqualTo(club);
                assertThat(transactions.now())
                        .isEqualTo(sql.sql("select now()")
                                .query(OffsetDateTime.class)
                                .single()
                                .toInstant());
                return begun.first();
            });
            assertThat(said).containsExactly(club + " force_generic_plan hello");
            assertThat(setting("app.club_id")).isEmpty();
            assertThat(setting("plan_cache_mode")).isEqualTo("auto");
        }
        assertThatThrownBy(() ->
                        transactions.inClub(club, () -> transactions.inClubPlannedOnce(club, SEVEN, seven -> seven)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_a_transaction_began_with_is_kept_with_it_or_not_at_all() {
        transactions.inClubPlannedOnce(club, write("a"), done -> done);
        assertThat(written()).isEqualTo(1);
        assertThatThrownBy(() -> transactions.inClubPlannedOnce(club, write("b"), done -> {
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessage("changed its mind");
        assertThatThrownBy(() -> transactions.inClubPlannedOnce(club, write("c").and(write("a")), done -> done))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void the_last_words_are_kept_with_their_transaction_or_nothing_is() {
        transactions.inClub(club, () -> {
            transactions.last(write("a"));
            transactions.ask(write("b"));
            assertThat(written()).isEqualTo(1);
        });
        assertThat(written()).isEqualTo(2);
        assertThatThrownBy(() -> transactions.inClub(club, () -> {
                    transactions.ask(write("c"));
                    transactions.last(write("d").then(write("a")));
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> transactions.inClub(club, () -> {
                    transactions.last(write("e"));
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessage("changed its mind");
        assertThatThrownBy(() -> transactions.inClub(club, () -> {
                    transactions.last(write("f"));
                    transactions.last(write("g"));
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(written()).isEqualTo(2);
    }

    @Test
    void after_last_words_nothing_is_left_of_the_transaction_on_its_connection() {
        for (var n = 0; n < 20; n++) {
            var key = "" + n;
            transactions.inClubPlannedOnce(club, SEVEN, seven -> {
                transactions.last(write(key));
                return seven;
            });
            assertThat(setting("app.club_id")).isEmpty();
            assertThat(setting("plan_cache_mode")).isEqualTo("auto");
            assertThat(sql.sql("select pg_current_xact_id_if_assigned() is null")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
        assertThat(written()).isEqualTo(20);
    }

    @Test
    void its_time_is_the_databases() {
        var here = Instant.now();
        var now = transactions.inClub(club, transactions::now);
        assertThat(transactions
                        .inClub(
                                club,
                                () -> sql.sql("select now()")
                                        .query(java.sql.Timestamp.class)
                                        .single())
                        .toInstant())
                .isAfterOrEqualTo(now);
        assertThat(now).isBetween(here.minusSeconds(60), here.plusSeconds(60));
    }
}
