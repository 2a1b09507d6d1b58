package app.latchkey.access.merge;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much of the old file comes along. */
@Component
class Counting {
    private static final String READ = """
            select
              (select count(*) from member_address where club_id = :club and member_id = :member) as addresses,
              (select count(*) from member_username where club_id = :club and member_id = :member) as usernames,
              (select count(*) from member_card where club_id = :club and member_id = :member and ended_at is null) as cards,
              (select count(*) from member_tag where club_id = :club and member_id = :member) as tags,
              (select count(*) from message where club_id = :club and member_id = :member) as messages,
              (select count(*) from attempt_match where club_id = :club and member_id = :member) as tries,
              (select count(*) from access_grant where club_id = :club and member_id = :member and used_at is null
                and closed_at is null) as open
            """;

    private final JdbcClient sql;

    Counting(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param open invitations, codes and slips that nobody has used: they end */
    record Counted(long addresses, long usernames, long cards, long tags, long messages, long tries, long open) {}

    Counted of(ClubId club, MemberId member) {
        return sql.sql(READ)
                .param("club", club.value())
                .param("member", member.value())
                .query((row, n) -> new Counted(
                        row.getLong("addresses"),
                        row.getLong("usernames"),
                        row.getLong("cards"),
                        row.getLong("tags"),
                        row.getLong("messages"),
                        row.getLong("tries"),
                        row.getLong("open")))
                .single();
    }
}
