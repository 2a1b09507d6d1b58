package app.latchkey.access.join;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of table {@code joining}: who has proven a mailbox in which browser. Inside a transaction of the club. */
@Component
class Joins {
    static final Duration LIFE = Duration.ofMinutes(30);
    private static final String BEGIN = """
            insert into joining (club_id, id, address_key, browser_hash, proven_at, expires_at)
            values (:club, :id, :key, :browser, :now, :expires)
            """;
    private static final String FIND = """
            select id, address_key from joining
            where club_id = :club and id = :id and browser_hash = :browser and ended_at is null and expires_at > :now
            """;
    private static final String LOCK = FIND + " for update";
    private static final String END =
            "update joining set ended_at = :now where club_id = :club and id = :id and ended_at is null";

    private final JdbcClient sql;
    private final Transactions transactions;

    Joins(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    record Join(UUID id, String addressKey) {}

    UUID begin(ClubId club, String addressKey, byte[] browser) {
        var id = Ids.next();
        sql.sql(BEGIN)
                .param("club", club.value())
                .param("id", id)
                .param("key", addressKey)
                .param("browser", browser)
                .param("now", utc(transactions.now()))
                .param("expires", utc(transactions.now().plus(LIFE)))
                .update();
        return id;
    }

    Optional<Join> find(ClubId club, UUID id, byte[] browser) {
        return read(FIND, club, id, browser);
    }

    /** Whoever comes second waits, and finds it ended. */
    Optional<Join> lock(ClubId club, UUID id, byte[] browser) {
        return read(LOCK, club, id, browser);
    }

    private Optional<Join> read(String statement, ClubId club, UUID id, byte[] browser) {
        return sql.sql(statement)
                .param("club", club.value())
                .param("id", id)
                .param("browser", browser)
                .param("now", utc(transactions.now()))
                .query(Joins::join)
                .optional();
    }

    /** True for exactly one caller. */
    boolean end(ClubId club, UUID id) {
        return sql.sql(END)
                        .param("club", club.value())
                        .param("id", id)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    private static Join join(ResultSet row, int n) throws SQLException {
        return new Join(row.getObject("id", UUID.class), row.getString("address_key"));
    }
}
