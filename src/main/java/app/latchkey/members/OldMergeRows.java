package app.latchkey.members;

import app.latchkey.platform.work.ClubRetention;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a merge did, row by row, as long as it can be undone; that two files became one is remembered. */
@Component
class OldMergeRows extends ClubRetention {
    private static final String FORGET = """
            with gone as (
              delete from merge_row r where r.club_id = :club and r.ctid in (
                select o.ctid from merge_row o join merge m on m.club_id = :club and m.id = o.merge_id
                where o.club_id = :club and m.at < :before limit :most)
              returning 1)
            select count(*) from gone
            """;

    OldMergeRows(JdbcClient sql) {
        super(sql, "merge_row", Merge.UNDO.plusDays(1), FORGET);
    }
}
