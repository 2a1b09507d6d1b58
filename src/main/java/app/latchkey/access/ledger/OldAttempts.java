package app.latchkey.access.ledger;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.work.ClubRetention;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Attempts are remembered as long as the checks look back, and one day. */
@Component
class OldAttempts implements ClubRetention {
    private static final String FORGET = "select forget_attempts(:club, :before, :most)";

    private final JdbcClient sql;

    OldAttempts(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String table() {
        return "attempt";
    }

    @Override
    public Duration keeps() {
        return Duration.ofDays(31);
    }

    @Override
    public int forget(ClubId club, Instant before, int most) {
        return sql.sql(FORGET)
                .param("club", club.value())
                .param("before", utc(before))
                .param("most", most)
                .query(Integer.class)
                .single();
    }
}
