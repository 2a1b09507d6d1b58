package app.latchkey.members;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of table {@code merge}. */
@Component
public class Merges {
    private static final String COLUMNS =
            "select id, survivor, absorbed, at, by_account, undone_at from merge where club_id = :club";
    private static final String OF_ABSORBED = COLUMNS + " and absorbed = :member and undone_at is null";
    private static final String OF_SURVIVOR =
            COLUMNS + " and survivor = :member and undone_at is null order by at desc, id desc";
    private static final String ADD = """
            insert into merge (club_id, id, survivor, absorbed, at, by_account, checked)
            values (:club, :id, :survivor, :absorbed, :now, :by::uuid, :checked)
            """;
    private static final String UNDO =
            "update merge set undone_at = :now where club_id = :club and id = :id and undone_at is null";
    private static final String TOLD_APART = """
            select exists (select from not_same where club_id = :club
              and a = least(:one::uuid, :other::uuid) and b = greatest(:one::uuid, :other::uuid))
            """;

    private final JdbcClient sql;
    private final Transactions tx;

    public Merges(JdbcClient sql, Transactions tx) {
        this.sql = sql;
        this.tx = tx;
    }

    /** The merge that made this an old file. */
    public Optional<Merge> of(ClubId club, MemberId absorbed) {
        return query(OF_ABSORBED, club, absorbed).stream().findFirst();
    }

    /** What became part of this file, newest first. */
    public List<Merge> into(ClubId club, MemberId survivor) {
        return query(OF_SURVIVOR, club, survivor);
    }

    /** Somebody has said that these two are not one person. */
    public boolean toldApart(ClubId club, MemberId one, MemberId other) {
        return sql.sql(TOLD_APART)
                .param("club", club.value())
                .param("one", one.value())
                .param("other", other.value())
                .query(Boolean.class)
                .single();
    }

    void add(ClubId club, Merge merge, String checked) {
        sql.sql(ADD)
                .param("club", club.value())
                .param("id", merge.id())
                .param("survivor", merge.survivor().value())
                .param("absorbed", merge.absorbed().value())
                .param("now", utc(merge.at()))
                .param("by", merge.by().map(AccountId::value).orElse(null))
                .param("checked", checked)
                .update();
    }

    /** True for exactly one caller. */
    boolean undo(ClubId club, UUID merge) {
        return sql.sql(UNDO)
                        .param("club", club.value())
                        .param("id", merge)
                        .param("now", utc(tx.now()))
                        .update()
                == 1;
    }

    private List<Merge> query(String statement, ClubId club, MemberId member) {
        return sql.sql(statement)
                .param("club", club.value())
                .param("member", member.value())
                .query((row, n) -> new Merge(
                        row.getObject("id", UUID.class),
                        new MemberId(row.getObject("survivor", UUID.class)),
                        new MemberId(row.getObject("absorbed", UUID.class)),
                        Times.read(row, "at"),
                        Optional.ofNullable(row.getObject("by_account", UUID.class))
                                .map(AccountId::new),
                        row.getObject("undone_at") != null))
                .list();
    }
}
