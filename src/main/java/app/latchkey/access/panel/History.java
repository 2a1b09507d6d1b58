package app.latchkey.access.panel;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to this member's way in, newest first: tries, links, mails. */
@Component
public class History {
    private static final String READ = """
            select at, kind, what, code, words, ref from (
              select m.at, 'TRY' as kind, m.reason as what, '' as code, '' as words, a.ref
              from attempt_match m join attempt a on a.club_id = :club and a.id = m.attempt_id
              where m.club_id = :club and m.member_id = :member
              union all
              select e.at, 'MAIL', e.what, coalesce(e.detail ->> 'code', ''), coalesce(e.detail ->> 'words', ''), ''
              from message x join message_event e on e.club_id = :club and e.message_id = x.id
              where x.club_id = :club and x.member_id = :member
                and not (e.what in ('LINK_OPENED', 'LINK_USED') and exists (select from grant_link l
                  where l.club_id = :club and l.message_id = x.id))
              union all
              select l.opened_at, 'LINK', 'OPENED', '', '', '' from grant_link l
              join access_grant g on g.club_id = :club and g.id = l.grant_id
              where l.club_id = :club and g.member_id = :member and l.opened_at is not null
              union all
              select l.fetched_at, 'LINK', 'FETCHED', '', '', '' from grant_link l
              join access_grant g on g.club_id = :club and g.id = l.grant_id
              where l.club_id = :club and g.member_id = :member and l.fetched_at is not null and l.opened_at is null
              union all
              select g.used_at, 'LINK', 'USED', '', '', '' from access_grant g
              where g.club_id = :club and g.member_id = :member and g.used_at is not null
            ) happened order by at desc limit :most
            """;

    private final JdbcClient sql;

    public History(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param event a code: TRY_WRONG_PASSWORD, MAIL_ACCEPTED, LINK_OPENED … */
    public record Event(Instant at, String event, String code, String words, Optional<String> ref) {}

    public List<Event> of(ClubId club, MemberId member, int most) {
        return sql.sql(READ)
                .param("club", club.value())
                .param("member", member.value())
                .param("most", most)
                .query((row, n) -> new Event(
                        Times.read(row, "at"),
                        row.getString("kind") + "_" + row.getString("what"),
                        row.getString("code"),
                        row.getString("words"),
                        Optional.of(row.getString("ref")).filter(ref -> !ref.isBlank())))
                .list();
    }
}
