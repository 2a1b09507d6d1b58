package app.latchkey.members.importing;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.work.ClubRetention;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Uploaded lists; the report of each import stays. */
@Component
class OldFiles implements ClubRetention {
    private static final String FORGET = """
            delete from import_file where club_id = :club and (import_id, part) in (
              select f.import_id, f.part from import_file f
              join import i on i.club_id = :club and i.id = f.import_id
              where f.club_id = :club and i.created_at < :before
              order by f.import_id, f.part limit :most)
            """;

    private final JdbcClient sql;

    OldFiles(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String table() {
        return "import_file";
    }

    @Override
    public Duration keeps() {
        return Duration.ofDays(30);
    }

    @Override
    public int forget(ClubId club, Instant before, int most) {
        return sql.sql(FORGET)
                .param("club", club.value())
                .param("before", utc(before))
                .param("most", most)
                .update();
    }
}
