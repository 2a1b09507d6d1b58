package app.latchkey.access.viewas;

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

/** The rows of table {@code view_as}. Inside a transaction of the club. */
@Component
class Views {
    static final Duration LIFE = Duration.ofMinutes(15);

    private static final String BEGIN = """
            insert into view_as (club_id, id, member_id, by_account, begun_at, until)
            values (:club, :id, :member, :account, :now, :until)
            """;
    private static final String LIVING = """
            select until from view_as
            where club_id = :club and id = :id and member_id = :member and by_account = :account
              and ended_at is null and until > :now
            """;
    private static final String END = """
            update view_as set ended_at = :now
            where club_id = :club and id = :id and by_account = :account and ended_at is null
            """;

    private final JdbcClient sql;
    private final Transactions transactions;

    Views(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    UUID begin(ClubId club, MemberId member, AccountId account) {
        var id = Ids.next();
        sql.sql(BEGIN)
                .param("club", club.value())
                .param("id", id)
                .param("member", member.value())
                .param("account", account.value())
                .param("now", utc(transactions.now()))
                .param("until", utc(transactions.now().plus(LIFE)))
                .update();
        return id;
    }

    /** Until when; empty once it is over, and for everybody but the one who began it. */
    Optional<Instant> living(ClubId club, UUID id, MemberId member, AccountId account) {
        return sql.sql(LIVING)
                .param("club", club.value())
                .param("id", id)
                .param("member", member.value())
                .param("account", account.value())
                .param("now", utc(transactions.now()))
                .query((row, n) -> Times.read(row, "until"))
                .optional();
    }

    void end(ClubId club, UUID id, AccountId account) {
        sql.sql(END)
                .param("club", club.value())
                .param("id", id)
                .param("account", account.value())
                .param("now", utc(transactions.now()))
                .update();
    }
}
