package app.latchkey.access.account;

import app.latchkey.platform.work.Retention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** As long as a club's ledger remembers. */
@Component
class OldAttemptsAnywhere extends Retention {
    private static final String FORGET = """
            delete from attempt_global where id in (
              select id from attempt_global where at < :before order by at limit :most)
            """;

    OldAttemptsAnywhere(JdbcClient sql) {
        super(sql, "attempt_global", Duration.ofDays(31), FORGET);
    }
}
