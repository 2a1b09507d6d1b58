package app.latchkey.access.activity;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who came to the door with this very name, address or number. */
@Component
class Tries {
    private static final String READ = """
            select a.at, m.reason, a.ref, a.device_words, a.factors, m.stranger
            from attempt_match m join attempt a on a.club_id = :club and a.id = m.attempt_id
            where m.club_id = :club and m.member_id = :member and m.nearness = 'EXACT'
            order by m.at desc limit :most
            """;

    private final JdbcClient sql;

    Tries(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param factors with which they came in
     * @param stranger by a device that somebody else uses, or one of many at once
     */
    public record Try(Instant at, String reason, String ref, String device, List<String> factors, boolean stranger) {}

    List<Try> of(ClubId club, MemberId member, int most) {
        return sql.sql(READ)
                .param("club", club.value())
                .param("member", member.value())
                .param("most", most)
                .query((row, n) -> new Try(
                        Times.read(row, "at"),
                        row.getString("reason"),
                        row.getString("ref"),
                        row.getString("device_words"),
                        List.of((String[]) row.getArray("factors").getArray()),
                        row.getBoolean("stranger")))
                .list();
    }
}
