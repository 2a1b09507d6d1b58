package app.latchkey.access.requests;

import app.latchkey.platform.work.ClubRetention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** As long as the attempts behind them, whatever became of them: what strangers typed is not kept for ever. */
@Component
class OldAccessRequests extends ClubRetention {
    private static final String FORGET = """
            with old as (
              select id from access_request where club_id = :club and last_at < :before order by last_at limit :most),
            tries as (
              delete from access_request_try where club_id = :club and request_id in (select id from old)),
            answers as (
              delete from access_request_answer where club_id = :club and request_id in (select id from old)),
            gone as (
              delete from access_request where club_id = :club and id in (select id from old) returning id)
            select count(*) from gone
            """;

    OldAccessRequests(JdbcClient sql) {
        super(sql, "access_request", Duration.ofDays(31), FORGET);
    }
}
