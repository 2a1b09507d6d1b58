package app.latchkey.accounts;

import app.latchkey.platform.work.Retention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Addresses that were to be confirmed, used, cancelled or over; the checks look back a week. */
@Component
class OldConfirmations extends Retention {
    private static final String FORGET = """
            delete from confirmation where id in (
              select id from confirmation where expires_at < :before order by expires_at limit :most)
            """;

    OldConfirmations(JdbcClient sql) {
        super(sql, "confirmation", Duration.ofDays(31), FORGET);
    }
}
