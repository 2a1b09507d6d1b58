package app.latchkey.messages.mailings;

import app.latchkey.platform.work.ClubRetention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a mailing was for, a year and a month after it ended; how many got it, and how many did not and why, stays. */
@Component
class OldRecipients extends ClubRetention {
    private static final String FORGET = """
            with gone as (
              delete from mailing_recipient where club_id = :club and (mailing_id, member_id) in (
                select r.mailing_id, r.member_id from mailing g
                join mailing_recipient r on r.club_id = :club and r.mailing_id = g.id
                where g.club_id = :club and g.state in ('DONE', 'CANCELLED') and g.finished_at < :before limit :most)
              returning mailing_id, why, message_id),
            counted as (
              insert into mailing_count as c (club_id, mailing_id, what, n)
              select :club, gone.mailing_id,
            """ + Recipients.BECAME + """
            , count(*) from gone left join message m on m.club_id = :club and m.id = gone.message_id group by 2, 3
              on conflict (club_id, mailing_id, what) do update set n = c.n + excluded.n)
            select count(*) from gone
            """;

    OldRecipients(JdbcClient sql) {
        super(sql, "mailing_recipient", Duration.ofDays(400), FORGET);
    }
}
