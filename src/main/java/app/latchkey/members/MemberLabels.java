package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a club sorts its files by, for many of them in one statement. */
@Component
public class MemberLabels {
    private static final String READ = """
            select m.id, m.external_id, m.version,
                array(select t.tag from member_tag t where t.club_id = :club and t.member_id = m.id order by t.tag) as tags,
                array(select c.as_given from member_card c
                  where c.club_id = :club and c.member_id = m.id and c.ended_at is null order by c.since desc, c.number) as cards
            from member m where m.club_id = :club and m.id = any(:ids::uuid[])
            """;

    private final JdbcClient sql;

    public MemberLabels(JdbcClient sql) {
        this.sql = sql;
    }

    public record Labels(Optional<String> externalId, List<String> tags, List<String> cards, int version) {}

    /** Inside a transaction of the club. */
    public Map<MemberId, Labels> read(ClubId club, Collection<MemberId> ids) {
        var all = new HashMap<MemberId, Labels>();
        sql.sql(READ)
                .param("club", club.value())
                .param("ids", ids.stream().map(MemberId::value).toArray(UUID[]::new))
                .query(row -> {
                    all.put(new MemberId(row.getObject("id", UUID.class)), labels(row));
                });
        return all;
    }

    private static Labels labels(ResultSet row) throws SQLException {
        return new Labels(
                Optional.ofNullable(row.getString("external_id")),
                Arrays.asList((String[]) row.getArray("tags").getArray()),
                Arrays.asList((String[]) row.getArray("cards").getArray()),
                row.getInt("version"));
    }
}
