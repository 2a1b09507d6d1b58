package app.latchkey.messages.sending;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lanes' ready tables, all alike; each statement is written for one and meant for the table of its lane. */
@Component
class ReadyRows {
    // Not a join: a database that chooses a nested loop looks for "the one" row anew for each row, and claims them all.
    private static final String CLAIM = """
            update ready_access
            set attempt = attempt + 1, lease_until = clock_timestamp() + make_interval(secs => :lease)
            where message_id = (
              select message_id from ready_access
              where club_id > :after and due <= :now and (lease_until is null or lease_until < clock_timestamp())
                and not exists (select from lane_hold where lane = :lane)
              order by club_id, due limit 1 for update skip locked)
            returning message_id, club_id, attempt
            """;
    private static final String EXTEND = """
            update ready_access set lease_until = clock_timestamp() + make_interval(secs => :lease)
            where message_id = :id and attempt = :attempt
            """;
    private static final String AGAIN = """
            update ready_access set due = :due, lease_until = null where message_id = :id and attempt = :attempt
            """;
    private static final String OVER = "delete from ready_access where message_id = :id and attempt = :attempt";

    private final JdbcClient sql;
    private final Transactions transactions;

    ReadyRows(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** The next row of a club behind {@code after}, by the order of club ids. */
    Optional<Claim> claim(Lane lane, UUID after, Duration lease) {
        return sql.sql(of(lane, CLAIM))
                .param("after", after)
                .param("now", utc(transactions.now()))
                .param("lease", lease.toSeconds())
                .param("lane", lane.name())
                .query((row, n) -> new Claim(
                        lane,
                        new ClubId(row.getObject("club_id", UUID.class)),
                        row.getObject("message_id", UUID.class),
                        row.getInt("attempt")))
                .optional();
    }

    /** No when another sender has it by now. */
    boolean extend(Claim claim, Duration lease) {
        return sql.sql(of(claim.lane(), EXTEND))
                        .param("lease", lease.toSeconds())
                        .param("id", claim.message())
                        .param("attempt", claim.attempt())
                        .update()
                == 1;
    }

    boolean again(Claim claim, Instant due) {
        return sql.sql(of(claim.lane(), AGAIN))
                        .param("due", utc(due))
                        .param("id", claim.message())
                        .param("attempt", claim.attempt())
                        .update()
                == 1;
    }

    boolean over(Claim claim) {
        return sql.sql(of(claim.lane(), OVER))
                        .param("id", claim.message())
                        .param("attempt", claim.attempt())
                        .update()
                == 1;
    }

    static String of(Lane lane, String statement) {
        return statement.replace("ready_access", "ready_" + lane.name().toLowerCase(Locale.ROOT));
    }
}
