package app.latchkey.messages;

import app.latchkey.members.MembersMerged;
import app.latchkey.members.MembersUnmerged;
import app.latchkey.members.Merge;
import app.latchkey.members.MergeJournal;
import app.latchkey.members.MergeJournal.Deed;
import app.latchkey.platform.ids.ClubId;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails of two files that became one are one person's; they go back to their own file with the undo. */
@Component
class MergedMessages {
    private static final String MOVE =
            "update message set member_id = :survivor where club_id = :club and member_id = :absorbed returning id::text";
    private static final String BACK = """
            update message set member_id = :absorbed
            where club_id = :club and member_id = :survivor and id = any(:ids::uuid[])
            """;

    private final JdbcClient sql;
    private final MergeJournal journal;

    MergedMessages(JdbcClient sql, MergeJournal journal) {
        this.sql = sql;
        this.journal = journal;
    }

    @EventListener
    void on(MembersMerged merged) {
        var merge = merged.merge();
        var moved = of(MOVE, merged.club(), merge).query(String.class).list();
        journal.write(merged.club(), merge.id(), "message", Deed.MOVED, merge.absorbed(), moved);
    }

    @EventListener
    void on(MembersUnmerged unmerged) {
        var club = unmerged.club();
        UUID[] ids = journal.ids(club, unmerged.merge().id(), "message", Deed.MOVED);
        of(BACK, club, unmerged.merge()).param("ids", ids).update();
    }

    private JdbcClient.StatementSpec of(String statement, ClubId club, Merge merge) {
        return sql.sql(statement)
                .param("club", club.value())
                .param("survivor", merge.survivor().value())
                .param("absorbed", merge.absorbed().value());
    }
}
