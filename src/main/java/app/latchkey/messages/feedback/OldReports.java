package app.latchkey.messages.feedback;

import app.latchkey.platform.work.ClubRetention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A report counts for ten days after the mail; nobody can repeat an older one. */
@Component
class OldReports extends ClubRetention {
    private static final String FORGET = """
            with gone as (
              delete from message_report where club_id = :club and (message_id, digest) in (
                select message_id, digest from message_report
                where club_id = :club and at < :before order by at limit :most)
              returning message_id)
            select count(*) from gone
            """;

    OldReports(JdbcClient sql) {
        super(sql, "message_report", Duration.ofDays(31), FORGET);
    }
}
