package app.latchkey.access.ledger;

import app.latchkey.platform.work.ClubRetention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Attempts are remembered as long as the checks look back, and one day. */
@Component
class OldAttempts extends ClubRetention {
    private static final String FORGET = "select forget_attempts(:club, :before, :most)";

    OldAttempts(JdbcClient sql) {
        super(sql, "attempt", Duration.ofDays(31), FORGET);
    }
}
