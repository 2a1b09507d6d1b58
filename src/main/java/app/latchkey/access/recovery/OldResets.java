package app.latchkey.access.recovery;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.work.Retention;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Resets, used or not, are remembered as long as the checks look back, and one day. */
@Component
class OldResets implements Retention {
    private static final String FORGET = """
            delete from reset where id in (select id from reset where asked_at < :before order by asked_at limit :most)
            """;

    private final JdbcClient sql;

    OldResets(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String table() {
        return "reset";
    }

    @Override
    public Duration keeps() {
        return Duration.ofDays(31);
    }

    @Override
    public int forget(Instant before, int most) {
        return sql.sql(FORGET).param("before", utc(before)).param("most", most).update();
    }
}
