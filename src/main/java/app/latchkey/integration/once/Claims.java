package app.latchkey.integration.once;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The rows of table {@code idempotency}. */
@Component
class Claims {
    private static final String TAKE = """
            insert into idempotency (club_id, key_id, key, body_hash, at) values (:club, :program, :key, :hash, :now)
            on conflict (club_id, key_id, key) do nothing
            """;
    private static final String FIND = """
            select body_hash, reply, at from idempotency where club_id = :club and key_id = :program and key = :key
            """;
    // The moment it was taken names a claim: of two who would take over, or of a late worker and its heir, one wins.
    private static final String TAKE_OVER = """
            update idempotency set body_hash = :hash, status = null, reply = null, at = :now
            where club_id = :club and key_id = :program and key = :key and at = :seen
            """;
    private static final String FULFIL = """
            update idempotency set status = :status, reply = :reply
            where club_id = :club and key_id = :program and key = :key and at = :seen and status is null
            """;
    private static final String GIVE_UP = """
            delete from idempotency
            where club_id = :club and key_id = :program and key = :key and at = :seen and status is null
            """;
    private static final String FORGET = "delete from idempotency where club_id = :club and at < :before";

    private final JdbcClient sql;
    private final Transactions transactions;
    private final ObjectMapper json;

    Claims(JdbcClient sql, Transactions transactions, ObjectMapper json) {
        this.sql = sql;
        this.transactions = transactions;
        this.json = json;
    }

    /** A key of a program of a club. */
    record Name(ClubId club, UUID program, String key) {}

    record Claim(byte[] hash, Optional<Reply> reply, Instant at) {
        boolean of(byte[] body) {
            return Arrays.equals(hash, body);
        }
    }

    boolean take(Name name, byte[] hash) {
        return named(TAKE, name)
                        .param("hash", hash)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    Optional<Claim> find(Name name) {
        return named(FIND, name).query((row, n) -> claim(row)).optional();
    }

    boolean takeOver(Name name, byte[] hash, Instant seen) {
        return named(TAKE_OVER, name)
                        .param("hash", hash)
                        .param("now", utc(transactions.now()))
                        .param("seen", utc(seen))
                        .update()
                == 1;
    }

    boolean fulfil(Name name, Instant seen, Reply reply) {
        return named(FULFIL, name)
                        .param("status", reply.status())
                        .param("reply", json.writeValueAsString(reply))
                        .param("seen", utc(seen))
                        .update()
                == 1;
    }

    void giveUp(Name name, Instant seen) {
        named(GIVE_UP, name).param("seen", utc(seen)).update();
    }

    void forget(ClubId club, Instant before) {
        sql.sql(FORGET).param("club", club.value()).param("before", utc(before)).update();
    }

    private StatementSpec named(String statement, Name name) {
        return sql.sql(statement)
                .param("club", name.club().value())
                .param("program", name.program())
                .param("key", name.key());
    }

    private Claim claim(ResultSet row) throws SQLException {
        var reply = Optional.ofNullable(row.getString("reply")).map(text -> json.readValue(text, Reply.class));
        return new Claim(row.getBytes("body_hash"), reply, Times.read(row, "at"));
    }
}
