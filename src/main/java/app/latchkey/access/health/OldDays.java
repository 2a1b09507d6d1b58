package app.latchkey.access.health;

import app.latchkey.platform.work.ClubRetention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A year and a month: enough to compare a season with the last one. */
@Component
class OldDays extends ClubRetention {
    private static final String FORGET = """
            with gone as (
              delete from access_day where club_id = :club and (day, state, top) in (
                select day, state, top from access_day where club_id = :club and day < :before::date
                order by day limit :most)
              returning day)
            select count(*) from gone
            """;

    OldDays(JdbcClient sql) {
        super(sql, "access_day", Duration.ofDays(400), FORGET);
    }
}
