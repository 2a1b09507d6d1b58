package app.latchkey.access.projection;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks members whose answer may have changed, in the transaction that changed it. */
@Component
public class Stale {
    /** {@code :tried} have come in, or were stopped behind the door: whoever gets in with nothing to say needs no new look. */
    public static final String ENTERED = """
            insert into refresh_queue (club_id, member_id, due, entered) select :club, unnest(:tried::uuid[]), :due, true
            on conflict (club_id, member_id) do update set due = excluded.due where refresh_queue.due > excluded.due
            returning member_id
            """;

    private static final String MARK = """
            insert into refresh_queue (club_id, member_id, due) select :club, unnest(:ids::uuid[]), :now
            on conflict (club_id, member_id) do update set due = least(refresh_queue.due, excluded.due), entered = false
              where refresh_queue.due > excluded.due or refresh_queue.entered
            """;
    private static final String MARK_ALL = """
            insert into refresh_queue (club_id, member_id, due) select club_id, id, :now from member where club_id = :club
            on conflict (club_id, member_id) do update set due = least(refresh_queue.due, excluded.due), entered = false
            """;

    private static final long GATHERED_SECONDS = 2;

    private final JdbcClient sql;
    private final Transactions transactions;

    public Stale(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** When those are looked at who have come in before: all of two seconds together, since one look costs as much as twenty. */
    public static Instant gathered(Instant now) {
        return Instant.ofEpochSecond((now.getEpochSecond() / GATHERED_SECONDS + 1) * GATHERED_SECONDS);
    }

    public void now(ClubId club, MemberId member) {
        now(club, List.of(member));
    }

    public void now(ClubId club, Collection<MemberId> members) {
        sql.sql(MARK)
                .param("club", club.value())
                .param("ids", inOrder(members))
                .param("now", utc(transactions.now()))
                .update();
    }

    /** Each once, in one order, so that two transactions that touch the same members wait instead of deadlocking. */
    public static UUID[] inOrder(Collection<MemberId> members) {
        return members.stream()
                .map(MemberId::value)
                .distinct()
                .sorted(Ids.DATABASE_ORDER)
                .toArray(UUID[]::new);
    }

    public void all(ClubId club) {
        sql.sql(MARK_ALL)
                .param("club", club.value())
                .param("now", utc(transactions.now()))
                .update();
    }
}
