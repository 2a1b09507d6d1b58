package app.latchkey.access.links;

import app.latchkey.platform.work.Retention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A mailed code lives ten minutes; the day after nobody asks about it any more. */
@Component
class OldMailedCodes extends Retention {
    private static final String FORGET = """
            delete from mailed_code where id in (
              select id from mailed_code where expires_at < :before order by expires_at limit :most)
            """;

    OldMailedCodes(JdbcClient sql) {
        super(sql, "mailed_code", Duration.ofDays(1), FORGET);
    }
}
