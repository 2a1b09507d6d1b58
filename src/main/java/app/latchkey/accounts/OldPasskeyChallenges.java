package app.latchkey.accounts;

import app.latchkey.platform.work.Retention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A used challenge is remembered for as long as it could be shown again, and a day. */
@Component
class OldPasskeyChallenges extends Retention {
    private static final String FORGET = """
            delete from passkey_challenge_used where hash in (
              select hash from passkey_challenge_used where expires_at < :before order by expires_at limit :most)
            """;

    OldPasskeyChallenges(JdbcClient sql) {
        super(sql, "passkey_challenge_used", Duration.ofDays(1), FORGET);
    }
}
