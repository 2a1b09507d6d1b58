package app.latchkey.messages.sending;

import app.latchkey.platform.work.Retention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How quickly the lanes moved; the page looks back a quarter of an hour. */
@Component
class OldLaneMinutes extends Retention {
    private static final String FORGET = """
            delete from lane_minute where (lane, club_id, minute) in (
              select lane, club_id, minute from lane_minute where minute < :before limit :most)
            """;

    OldLaneMinutes(JdbcClient sql) {
        super(sql, "lane_minute", Duration.ofDays(1), FORGET);
    }
}
