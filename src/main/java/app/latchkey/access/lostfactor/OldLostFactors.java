package app.latchkey.access.lostfactor;

import app.latchkey.platform.work.Retention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests that came to an end, remembered as long as the checks look back, and one day; what waits for an owner stays. */
@Component
class OldLostFactors extends Retention {
    private static final String FORGET = """
            delete from lost_factor where id in (
              select id from lost_factor where asked_at < :before
                and (used_at is not null or ended_at is not null or expires_at < :before) order by asked_at limit :most)
            """;

    OldLostFactors(JdbcClient sql) {
        super(sql, "lost_factor", Duration.ofDays(31), FORGET);
    }
}
