package app.latchkey.access.merge;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.grants.Access;
import app.latchkey.members.Merge;
import app.latchkey.members.MergeJournal;
import app.latchkey.members.MergeJournal.Deed;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What a merge does to the rows of access, and its undo. */
@Component
class MergedAccess {
    /** Whoever spends one of these grants at this moment is waited for, and seen afterwards. */
    private static final String HOLD_GRANTS = """
            select id from access_grant
            where club_id = :club and member_id in (:survivor, :absorbed) and used_at is null and closed_at is null
            order by id for update
            """;

    private static final String END = """
            update access set ended_at = :now, ended_why = 'MERGED'
            where club_id = :club and id = any(:ids::uuid[]) and ended_at is null
            """;
    private static final String MOVE_ACCESS =
            "update access set member_id = :survivor where club_id = :club and member_id = :absorbed returning id::text";
    private static final String CLOSE_GRANTS = """
            update access_grant set closed_at = :now, closed_why = 'MERGED'
            where club_id = :club and used_at is null and closed_at is null
              and (member_id = :absorbed or member_id = :survivor and (:other or :moved and channel = 'MAIL'))
            returning id::text
            """;
    private static final String MOVE_GRANTS = """
            update access_grant set member_id = :survivor where club_id = :club and member_id = :absorbed returning id::text
            """;
    private static final String MOVE_TRIES = """
            update attempt_match t set member_id = :survivor where t.club_id = :club and t.member_id = :absorbed
              and not exists (select from attempt_match s
                where s.club_id = :club and s.member_id = :survivor and s.attempt_id = t.attempt_id)
            returning t.attempt_id::text
            """;
    private static final String MOVE_REQUESTS = """
            update access_request set nearest = :survivor where club_id = :club and nearest = :absorbed returning id::text
            """;

    private static final String MOVE_CASES = """
            update escalation set member_id = :survivor where club_id = :club and member_id = :absorbed returning id::text
            """;

    private static final String TAKEN = """
            select exists (select from access e join access o on o.club_id = :club and o.ended_at is null and o.id <> e.id
                and o.relation = e.relation and o.id <> all(:moved::uuid[])
              where e.club_id = :club and e.id = any(:ended::uuid[]) and (
                e.relation = 'SELF' and o.account_id = e.account_id
                or e.id <> all(:moved::uuid[]) and o.member_id = e.member_id
                  and (e.relation = 'SELF' or o.account_id = e.account_id)))
            """;
    private static final String RETURNING =
            "select account_id from access where club_id = :club and id = any(:ids::uuid[]) and ended_why = 'MERGED'";
    private static final String ACCESS_BACK = """
            update access set member_id = :absorbed
            where club_id = :club and member_id = :survivor and id = any(:ids::uuid[])
            """;
    private static final String REOPEN = """
            update access set ended_at = null, ended_why = null
            where club_id = :club and id = any(:ids::uuid[]) and ended_why = 'MERGED'
            """;
    private static final String GRANTS_BACK = """
            update access_grant set member_id = :absorbed
            where club_id = :club and member_id = :survivor and id = any(:ids::uuid[])
            """;
    private static final String GRANTS_OPEN = """
            update access_grant set closed_at = null, closed_why = null
            where club_id = :club and id = any(:ids::uuid[]) and closed_why = 'MERGED' and used_at is null
            """;
    private static final String TRIES_BACK = """
            update attempt_match set member_id = :absorbed
            where club_id = :club and member_id = :survivor and attempt_id = any(:ids::uuid[])
            """;
    private static final String REQUESTS_BACK = """
            update access_request set nearest = :absorbed
            where club_id = :club and nearest = :survivor and id = any(:ids::uuid[])
            """;

    private static final String CASES_BACK = """
            update escalation set member_id = :absorbed
            where club_id = :club and member_id = :survivor and id = any(:ids::uuid[])
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final MergeJournal journal;

    MergedAccess(JdbcClient sql, Transactions transactions, MergeJournal journal) {
        this.sql = sql;
        this.transactions = transactions;
        this.journal = journal;
    }

    void holdGrants(ClubId club, MemberId survivor, MemberId absorbed) {
        of(HOLD_GRANTS, club, survivor, absorbed).query(UUID.class).list();
    }

    /**
     * @param other the survivor gets in by another way now: its own open grants end
     * @param moved its address is another one: its invitations end
     */
    void move(ClubId club, Merge merge, List<Access> ending, boolean other, boolean moved) {
        var ids = ending.stream().map(Access::id).toArray(UUID[]::new);
        of(END, club, merge)
                .param("ids", ids)
                .param("now", utc(transactions.now()))
                .update();
        note(
                club,
                merge,
                "access",
                Deed.ENDED,
                ending.stream().map(one -> one.id().toString()).toList());
        note(
                club,
                merge,
                "access_grant",
                Deed.ENDED,
                of(CLOSE_GRANTS, club, merge)
                        .param("other", other)
                        .param("moved", moved)
                        .param("now", utc(transactions.now()))
                        .query(String.class)
                        .list());
        moved(club, merge, "access", MOVE_ACCESS);
        moved(club, merge, "access_grant", MOVE_GRANTS);
        moved(club, merge, "attempt_match", MOVE_TRIES);
        moved(club, merge, "access_request", MOVE_REQUESTS);
        moved(club, merge, "escalation", MOVE_CASES);
    }

    /** Whether an access that the undo would bring back cannot stand beside what was given since. */
    boolean taken(ClubId club, Merge merge) {
        return of(TAKEN, club, merge)
                .param("ended", journal.ids(club, merge.id(), "access", Deed.ENDED))
                .param("moved", journal.ids(club, merge.id(), "access", Deed.MOVED))
                .query(Boolean.class)
                .single();
    }

    /** The accounts whose access the undo would open again. */
    List<AccountId> returning(ClubId club, Merge merge) {
        return of(RETURNING, club, merge)
                .param("ids", journal.ids(club, merge.id(), "access", Deed.ENDED))
                .query((row, n) -> new AccountId(row.getObject("account_id", UUID.class)))
                .list();
    }

    void back(ClubId club, Merge merge) {
        back(club, merge, ACCESS_BACK, "access", Deed.MOVED);
        back(club, merge, REOPEN, "access", Deed.ENDED);
        back(club, merge, GRANTS_BACK, "access_grant", Deed.MOVED);
        back(club, merge, GRANTS_OPEN, "access_grant", Deed.ENDED);
        back(club, merge, TRIES_BACK, "attempt_match", Deed.MOVED);
        back(club, merge, REQUESTS_BACK, "access_request", Deed.MOVED);
        back(club, merge, CASES_BACK, "escalation", Deed.MOVED);
    }

    private void moved(ClubId club, Merge merge, String table, String statement) {
        note(
                club,
                merge,
                table,
                Deed.MOVED,
                of(statement, club, merge).query(String.class).list());
    }

    private void back(ClubId club, Merge merge, String statement, String table, Deed deed) {
        of(statement, club, merge)
                .param("ids", journal.ids(club, merge.id(), table, deed))
                .update();
    }

    private void note(ClubId club, Merge merge, String table, Deed deed, List<String> keys) {
        journal.write(club, merge.id(), table, deed, merge.absorbed(), keys);
    }

    private StatementSpec of(String statement, ClubId club, Merge merge) {
        return of(statement, club, merge.survivor(), merge.absorbed());
    }

    private StatementSpec of(String statement, ClubId club, MemberId survivor, MemberId absorbed) {
        return sql.sql(statement)
                .param("club", club.value())
                .param("survivor", survivor.value())
                .param("absorbed", absorbed.value());
    }
}
