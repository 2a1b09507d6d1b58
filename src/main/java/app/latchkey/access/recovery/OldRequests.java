package app.latchkey.access.recovery;

import app.latchkey.platform.work.Retention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was asked at a public page and answered; the ledger has it. */
@Component
class OldRequests extends Retention {
    private static final String FORGET = """
            delete from inbound_request where id in (
              select id from inbound_request where done_at < :before order by done_at limit :most)
            """;

    OldRequests(JdbcClient sql) {
        super(sql, "inbound_request", Duration.ofDays(1), FORGET);
    }
}
