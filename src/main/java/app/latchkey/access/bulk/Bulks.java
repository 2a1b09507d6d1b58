package app.latchkey.access.bulk;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.RemedyId;
import app.latchkey.audit.Actor;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Long lists that are being invited, in parts. */
@Component
public class Bulks {
    /** Members of one part: what one transaction invites. */
    static final int PART = 200;

    private static final String BEGIN = """
            insert into bulk_invitation (club_id, id, by_account, acting_as, created_at, members, remedy)
            values (:club, :id, :by::uuid, :as, :now, :members, :remedy::text)
            """;
    private static final String ADD = """
            insert into bulk_part (club_id, bulk_id, n, members) values (:club, :id, :n, :members)
            """;
    private static final String READY = "insert into ready_bulk (bulk_id, club_id, due) values (:id, :club, :now)";
    private static final String WAITING =
            "select exists (select from ready_bulk where due <= now() + :ahead::bigint * interval '1 microsecond')";
    private static final String NEXT = """
            select bulk_id, club_id from ready_bulk where due <= now() + :ahead::bigint * interval '1 microsecond'
            order by due, bulk_id limit 1
            """;
    private static final String TAKE = """
            delete from bulk_part where club_id = :club and bulk_id = :id and n = (
              select n from bulk_part where club_id = :club and bulk_id = :id order by n limit 1 for update skip locked)
            returning members
            """;
    private static final String COUNT = """
            update bulk_invitation set looked = looked + :looked, invited = invited + :invited
            where club_id = :club and id = :id
            """;
    private static final String FINISH = """
            update bulk_invitation set finished_at = :now
            where club_id = :club and id = :id and not exists (
              select from bulk_part where club_id = :club and bulk_id = :id)
            """;
    private static final String UNREADY = "delete from ready_bulk where bulk_id = :id";
    private static final String LATER = "update ready_bulk set due = :due where bulk_id = :id";
    private static final String FIND = """
            select id, by_account, acting_as, created_at, members, looked, invited, finished_at, remedy
            from bulk_invitation where club_id = :club and id = :id
            """;

    private final JdbcClient sql;
    private final Transactions transactions;

    Bulks(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    record Next(UUID id, ClubId club) {}

    /** The club's address goes to their mailboxes. Inside a transaction of the club. */
    public UUID tellAddress(ClubId club, Actor by, List<MemberId> members) {
        return write(club, by, members, Optional.of(Bulk.ADDRESS));
    }

    UUID begin(ClubId club, Actor by, List<MemberId> members, Optional<RemedyId> remedy) {
        return write(club, by, members, remedy.map(RemedyId::name));
    }

    private UUID write(ClubId club, Actor by, List<MemberId> members, Optional<String> deed) {
        var id = Ids.next();
        sql.sql(BEGIN)
                .param("club", club.value())
                .param("id", id)
                .param("by", by.account().map(AccountId::value).orElse(null))
                .param("as", by.as().name())
                .param("now", utc(transactions.now()))
                .param("members", members.size())
                .param("remedy", deed.orElse(null))
                .update();
        for (var from = 0; from < members.size(); from += PART)
            sql.sql(ADD)
                    .param("club", club.value())
                    .param("id", id)
                    .param("n", from / PART)
                    .param(
                            "members",
                            members.subList(from, Math.min(members.size(), from + PART)).stream()
                                    .map(MemberId::value)
                                    .toArray(UUID[]::new))
                    .update();
        sql.sql(READY)
                .param("id", id)
                .param("club", club.value())
                .param("now", utc(transactions.now()))
                .update();
        return id;
    }

    Question<Boolean> waiting() {
        return Question.whether(WAITING, Map.of("ahead", transactions.ahead()));
    }

    Optional<Next> next() {
        return sql.sql(NEXT)
                .param("ahead", transactions.ahead())
                .query((row, n) -> new Next(
                        row.getObject("bulk_id", UUID.class), new ClubId(row.getObject("club_id", UUID.class))))
                .optional();
    }

    /** Empty when none is left, or another worker has the last. */
    List<MemberId> take(Next bulk) {
        return sql.sql(TAKE)
                .param("club", bulk.club().value())
                .param("id", bulk.id())
                .query((row, n) -> Stream.of((UUID[]) row.getArray("members").getArray())
                        .map(MemberId::new)
                        .toList())
                .optional()
                .orElse(List.of());
    }

    void count(Next bulk, int looked, int invited) {
        sql.sql(COUNT)
                .param("club", bulk.club().value())
                .param("id", bulk.id())
                .param("looked", looked)
                .param("invited", invited)
                .update();
    }

    void finishIfDone(Next bulk) {
        var done = sql.sql(FINISH)
                        .param("club", bulk.club().value())
                        .param("id", bulk.id())
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
        if (done) sql.sql(UNREADY).param("id", bulk.id()).update();
    }

    void later(Next bulk, Duration wait) {
        sql.sql(LATER)
                .param("id", bulk.id())
                .param("due", utc(transactions.now().plus(wait)))
                .update();
    }

    Optional<Bulk> find(ClubId club, UUID id) {
        return sql.sql(FIND)
                .param("club", club.value())
                .param("id", id)
                .query((row, n) -> new Bulk(
                        row.getObject("id", UUID.class),
                        new Actor(
                                Optional.ofNullable(row.getObject("by_account", UUID.class))
                                        .map(AccountId::new),
                                Actor.As.valueOf(row.getString("acting_as")),
                                Optional.empty()),
                        Times.read(row, "created_at"),
                        row.getInt("members"),
                        row.getInt("looked"),
                        row.getInt("invited"),
                        Times.find(row, "finished_at"),
                        Optional.ofNullable(row.getString("remedy"))))
                .optional();
    }
}
