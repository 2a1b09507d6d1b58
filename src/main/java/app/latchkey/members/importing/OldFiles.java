package app.latchkey.members.importing;

import app.latchkey.platform.work.ClubRetention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Uploaded lists; the report of each import stays. */
@Component
class OldFiles extends ClubRetention {
    private static final String FORGET = """
            with gone as (
              delete from import_file where club_id = :club and (import_id, part) in (
                select f.import_id, f.part from import_file f
                join import i on i.club_id = :club and i.id = f.import_id
                where f.club_id = :club and i.created_at < :before
                order by f.import_id, f.part limit :most)
              returning 1)
            select count(*) from gone
            """;

    OldFiles(JdbcClient sql) {
        super(sql, "import_file", Duration.ofDays(30), FORGET);
    }
}
