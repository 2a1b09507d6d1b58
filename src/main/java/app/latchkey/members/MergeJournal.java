package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of table {@code merge_row}: what a merge did to which row, so that the undo finds exactly those. */
@Component
public class MergeJournal {
    private static final String WRITE = """
            insert into merge_row (club_id, merge_id, table_name, deed, old_member, row_key)
            select :club, :merge, :table, :deed, :member, key from unnest(:keys::text[]) as key
            """;
    private static final String READ = """
            select row_key from merge_row
            where club_id = :club and merge_id = :merge and table_name = :table and deed = :deed order by row_key
            """;

    private final JdbcClient sql;

    public MergeJournal(JdbcClient sql) {
        this.sql = sql;
    }

    /** MOVED to the survivor, ENDED (which the undo opens again), ADDED to the survivor. */
    public enum Deed {
        MOVED,
        ENDED,
        ADDED
    }

    public void write(ClubId club, UUID merge, String table, Deed deed, MemberId old, Collection<String> keys) {
        if (keys.isEmpty()) return;
        sql.sql(WRITE)
                .param("club", club.value())
                .param("merge", merge)
                .param("table", table)
                .param("deed", deed.name())
                .param("member", old.value())
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    public List<String> read(ClubId club, UUID merge, String table, Deed deed) {
        return sql.sql(READ)
                .param("club", club.value())
                .param("merge", merge)
                .param("table", table)
                .param("deed", deed.name())
                .query(String.class)
                .list();
    }

    /** For tables whose rows have an id of their own. */
    public UUID[] ids(ClubId club, UUID merge, String table, Deed deed) {
        return read(club, merge, table, deed).stream().map(UUID::fromString).toArray(UUID[]::new);
    }
}
