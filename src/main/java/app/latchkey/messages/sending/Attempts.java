package app.latchkey.messages.sending;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row for each attempt, there before the first byte and stamped before the final dot. */
@Component
class Attempts {
    private static final String BEGIN = """
            insert into message_attempt (club_id, message_id, n, started_at)
            select :club, mine.id, mine.n, :now from unnest(:ids::uuid[], :ns::int[]) mine (id, n)
            on conflict (club_id, message_id, n) do nothing
            """;
    private static final String BEFORE_DOT = """
            with mine as (update ready_access set lease_until = clock_timestamp() + make_interval(secs => :lease)
              where message_id = :id and lease_token = :token returning message_id)
            update message_attempt set before_dot_at = clock_timestamp() from mine
            where club_id = :club and message_attempt.message_id = mine.message_id and n = :n
            """;
    private static final String PUT_BACK = """
            update message_attempt set ended_at = :now, outcome = :outcome
            where club_id = :club and message_id = :id and n = :n
            """;
    // A relay that was away, a lane without a password, a demo that keeps its mail: none of them answered, and none
    // wrote a code. Code 0 is ours: the message could not be written, or no answer came.
    private static final String BEFORE = """
            select count(*) filter (where code is not null) as answered,
              count(*) filter (where code = '0' and outcome = 'DELAYED') as unwritable
            from message_attempt where club_id = :club and message_id = :id and n < :n
            """;
    private static final String VANISHED = """
            with vanished as (update message_attempt set ended_at = :now,
                outcome = case when before_dot_at is null then 'LOST' else 'UNKNOWN' end
              where club_id = :club and message_id = :id and n < :n and ended_at is null
              returning outcome)
            select outcome from vanished
            union all
            select outcome from message_attempt
            where club_id = :club and message_id = :id and n < :n and outcome = 'UNKNOWN' and :lane <> 'ACCESS'
            """;

    private final JdbcClient sql;
    private final Transactions transactions;

    Attempts(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    void begin(ClubId club, Collection<Claim> claims) {
        if (claims.isEmpty()) return;
        sql.sql(BEGIN)
                .param("club", club.value())
                .param("ids", claims.stream().map(Claim::message).toArray(UUID[]::new))
                .param("ns", claims.stream().map(Claim::attempt).toArray(Integer[]::new))
                .param("now", utc(transactions.now()))
                .update();
    }

    /**
     * No when another sender has it by now; and when a crash of the database forgot that the attempt began, since then nothing
     * would say that the mail may have left.
     */
    boolean beforeDot(Claim claim, Duration lease) {
        return of(ReadyRows.of(claim.lane(), BEFORE_DOT), claim)
                        .param("token", claim.token())
                        .param("lease", lease.toSeconds())
                        .update()
                == 1;
    }

    void putBack(Claim claim, String outcome) {
        of(PUT_BACK, claim)
                .param("now", utc(transactions.now()))
                .param("outcome", outcome)
                .update();
    }

    /**
     * Whether an earlier attempt may have handed the mail over. Those that nobody ended are ended; of mail that is not sent a
     * second time those count too which somebody ended whose claim was over by then.
     */
    boolean mayHaveLeft(Claim claim) {
        return of(VANISHED, claim)
                .param("lane", claim.lane().name())
                .param("now", utc(transactions.now()))
                .query(String.class)
                .list()
                .contains("UNKNOWN");
    }

    /** @param answered tries that count for the next wait; @param unwritable of these, those that the message itself spoilt */
    record Before(int answered, int unwritable) {}

    /** What became of the tries before: the number of a claim says only whose it is. */
    Before before(Claim claim) {
        if (claim.attempt() == 1) return new Before(0, 0);
        return of(BEFORE, claim)
                .query((row, n) -> new Before(row.getInt("answered"), row.getInt("unwritable")))
                .single();
    }

    private JdbcClient.StatementSpec of(String statement, Claim claim) {
        return sql.sql(statement)
                .param("club", claim.club().value())
                .param("id", claim.message())
                .param("n", claim.attempt());
    }
}
