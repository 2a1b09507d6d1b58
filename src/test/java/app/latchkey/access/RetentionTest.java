package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.work.ClubRetention;
import app.latchkey.platform.work.Retention;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class RetentionTest {
    private final Riverside riverside = new Riverside();
    private final Transactions transactions = RunningHouse.bean(Transactions.class);
    private final ClubRetention attempts = RunningHouse.bean("oldAttempts", ClubRetention.class);

    private int forget(Instant before) {
        return transactions.inClub(riverside.club.id(), () -> attempts.forget(riverside.club.id(), before, 1_000));
    }

    private void fail() {
        riverside.signIn(new Browser(), "nobody@riverside.example", "no such password at all");
    }

    private long attempts() {
        return riverside.count("attempt where club_id = :club");
    }

    @Test
    void attempts_older_than_the_ledger_remembers_go_and_younger_ones_stay_whatever_is_asked() {
        fail();
        assertThat(attempts()).isEqualTo(1);
        assertThat(forget(Instant.now().plus(Duration.ofDays(1_000)))).isZero();
        var before = transactions.clockOffset();
        transactions.moveClock(before.plus(Duration.ofDays(32)));
        try {
            fail();
            assertThat(forget(transactions.global(transactions::now).minus(attempts.keeps())))
                    .isEqualTo(1);
        } finally {
            transactions.moveClock(before);
        }
        assertThat(attempts()).isEqualTo(1);
        assertThat(riverside.count("attempt_text where club_id = :club")).isEqualTo(1);
    }

    @Test
    void nobody_forgets_for_another_club_and_the_application_deletes_no_attempt_itself() {
        fail();
        var other = RunningHouse.club("FR");
        assertThatThrownBy(() ->
                        transactions.inClub(other.id(), () -> attempts.forget(riverside.club.id(), Instant.now(), 10)))
                .isInstanceOf(DataAccessException.class);
        var sql = RunningHouse.bean(JdbcClient.class);
        assertThatThrownBy(() -> transactions.inClub(
                        riverside.club.id(),
                        () -> sql.sql("delete from attempt where club_id = :club")
                                .param("club", riverside.club.id().value())
                                .update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(attempts()).isEqualTo(1);
    }

    @Test
    void the_list_in_the_documentation_is_the_list_that_is_cleared() throws IOException {
        var rows = new ArrayList<String>();
        RunningHouse.beans(Retention.class)
                .forEach(kept -> rows.add(
                        "| `%s` | %d |".formatted(kept.table(), kept.keeps().toDays())));
        RunningHouse.beans(ClubRetention.class)
                .forEach(kept -> rows.add(
                        "| `%s` | %d |".formatted(kept.table(), kept.keeps().toDays())));
        var written = Files.readAllLines(Path.of("docs/retention.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceAll("(\\| `\\w+` \\| \\d+ \\|).*", "$1"))
                .toList();
        assertThat(written).containsExactlyInAnyOrderElementsOf(rows);
    }
}
