package app.latchkey.access.recovery;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.work.Retention;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was asked at a public page and answered; the ledger has it. */
@Component
class OldRequests implements Retention {
    private static final String FORGET = """
            delete from inbound_request where id in (
              select id from inbound_request where done_at < :before order by done_at limit :most)
            """;

    private final JdbcClient sql;

    OldRequests(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String table() {
        return "inbound_request";
    }

    @Override
    public Duration keeps() {
        return Duration.ofDays(1);
    }

    @Override
    public int forget(Instant before, int most) {
        return sql.sql(FORGET).param("before", utc(before)).param("most", most).update();
    }
}
