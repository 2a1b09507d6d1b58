package app.latchkey.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.testing.TestDatabase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TransactionsTest {
    private final Transactions transactions = TestDatabase.transactions();
    private final JdbcClient sql = TestDatabase.jdbc();
    private final ClubId club = ClubId.next();

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
            var seen = transactions.glance(
                    club,
                    "select current_setting('app.club_id') || ' ' || current_setting('plan_cache_mode') || ' ' || :said",
                    Map.of("said", "hello"),
                    (row, number) -> row.getString(1));
            assertThat(seen.rows()).containsExactly(club + " force_generic_plan hello");
            assertThat(setting("app.club_id")).isEmpty();
            assertThat(setting("plan_cache_mode")).isEqualTo("auto");
        }
    }

    @Test
    void a_glance_has_the_databases_time_and_is_none_inside_a_transaction() {
        var seen = transactions.glance(club, "select 7", Map.of(), (row, number) -> row.getInt(1));
        assertThat(seen.rows()).containsExactly(7);
        assertThat(seen.now())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThatThrownBy(() -> transactions.inClub(
                        club, () -> transactions.glance(club, "select 7", Map.of(), (row, number) -> row.getInt(1))))
                .isInstanceOf(IllegalStateException.class);
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
