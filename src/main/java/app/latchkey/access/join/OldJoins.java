package app.latchkey.access.join;

import app.latchkey.platform.work.ClubRetention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A proof lives half an hour; the day after nobody asks about it any more. */
@Component
class OldJoins extends ClubRetention {
    private static final String FORGET = """
            with gone as (
              delete from joining where club_id = :club and id in (
                select id from joining where club_id = :club and expires_at < :before order by expires_at limit :most)
              returning id)
            select count(*) from gone
            """;

    OldJoins(JdbcClient sql) {
        super(sql, "joining", Duration.ofDays(1), FORGET);
    }
}
