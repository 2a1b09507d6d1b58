package app.latchkey.access.recovery;

import app.latchkey.platform.work.Retention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Resets, used or not, are remembered as long as the checks look back, and one day. */
@Component
class OldResets extends Retention {
    private static final String FORGET = """
            delete from reset where id in (select id from reset where asked_at < :before order by asked_at limit :most)
            """;

    OldResets(JdbcClient sql) {
        super(sql, "reset", Duration.ofDays(31), FORGET);
    }
}
