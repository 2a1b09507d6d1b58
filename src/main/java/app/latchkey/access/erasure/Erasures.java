package app.latchkey.access.erasure;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of tables {@code erasure} and {@code ready_erasure}, and the function that erases a file. */
@Component
public class Erasures {
    public static final Duration WAIT = Duration.ofDays(7);

    private static final String ASK = """
            insert into erasure (club_id, id, member_id, by_account, asked_at, due_at)
            values (:club, :id, :member, :by::uuid, :now, :due) on conflict do nothing
            """;
    private static final String READY =
            "insert into ready_erasure (erasure_id, club_id, due) values (:id, :club, :due)";
    private static final String OPEN = """
            select id, member_id, asked_at, due_at from erasure
            where club_id = :club and member_id = :member and stopped_at is null and done_at is null
            """;
    private static final String FIND = """
            select id, member_id, asked_at, due_at from erasure
            where club_id = :club and id = :id and stopped_at is null and done_at is null
            """;
    private static final String STOP = """
            update erasure set stopped_at = :now
            where club_id = :club and id = :id and stopped_at is null and done_at is null
            """;
    private static final String UNREADY = "delete from ready_erasure where erasure_id = :id";
    private static final String NEXT =
            "select erasure_id, club_id from ready_erasure where due <= :now order by due limit 1";
    private static final String ERASE = "select erase_member(:club, :id, :now)";

    private final JdbcClient sql;
    private final Transactions transactions;

    Erasures(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public record Erasure(UUID id, MemberId member, Instant askedAt, Instant dueAt) {}

    record Next(UUID id, ClubId club) {}

    /** @return when it is due; empty when it was asked already */
    Optional<Instant> ask(ClubId club, MemberId member, Optional<AccountId> by) {
        var id = Ids.next();
        var due = transactions.now().plus(WAIT);
        var asked = sql.sql(ASK)
                .param("club", club.value())
                .param("id", id)
                .param("member", member.value())
                .param("by", by.map(AccountId::value).orElse(null))
                .param("now", utc(transactions.now()))
                .param("due", utc(due))
                .update();
        if (asked == 0) return Optional.empty();
        sql.sql(READY)
                .param("id", id)
                .param("club", club.value())
                .param("due", utc(due))
                .update();
        return Optional.of(due);
    }

    public Optional<Erasure> open(ClubId club, MemberId member) {
        return sql.sql(OPEN)
                .param("club", club.value())
                .param("member", member.value())
                .query((row, n) -> erasure(row))
                .optional();
    }

    Optional<Erasure> find(ClubId club, UUID id) {
        return sql.sql(FIND)
                .param("club", club.value())
                .param("id", id)
                .query((row, n) -> erasure(row))
                .optional();
    }

    boolean stop(ClubId club, UUID id) {
        unready(id);
        return sql.sql(STOP)
                        .param("club", club.value())
                        .param("id", id)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    Optional<Next> next() {
        return sql.sql(NEXT)
                .param("now", utc(transactions.now()))
                .query((row, n) -> new Next(
                        row.getObject("erasure_id", UUID.class), new ClubId(row.getObject("club_id", UUID.class))))
                .optional();
    }

    void unready(UUID id) {
        sql.sql(UNREADY).param("id", id).update();
    }

    /** @return how many files went; none when it is not due, was stopped, or the file is on the list */
    int erase(ClubId club, UUID id) {
        return sql.sql(ERASE)
                .param("club", club.value())
                .param("id", id)
                .param("now", utc(transactions.now()))
                .query(Integer.class)
                .single();
    }

    private static Erasure erasure(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Erasure(
                row.getObject("id", UUID.class),
                new MemberId(row.getObject("member_id", UUID.class)),
                Times.read(row, "asked_at"),
                Times.read(row, "due_at"));
    }
}
