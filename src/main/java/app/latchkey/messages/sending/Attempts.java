package app.latchkey.messages.sending;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.messages.replies.Reply;
import app.latchkey.platform.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row for each attempt, there before the first byte and stamped before the final dot. */
@Component
class Attempts {
    private static final String LOOSELY = "select set_config('synchronous_commit', 'off', true)";
    private static final String BEGIN = """
            insert into message_attempt (club_id, message_id, n, started_at) values (:club, :id, :n, :now)
            on conflict (club_id, message_id, n) do nothing
            """;
    private static final String BEFORE_DOT = """
            update message_attempt set before_dot_at = clock_timestamp()
            where club_id = :club and message_id = :id and n = :n
            """;
    private static final String END = """
            update message_attempt set ended_at = :now, code = :code::text, words = :words::text, outcome = :outcome
            where club_id = :club and message_id = :id and n = :n
            """;
    private static final String VANISHED = """
            update message_attempt set ended_at = :now,
              outcome = case when before_dot_at is null then 'LOST' else 'UNKNOWN' end
            where club_id = :club and message_id = :id and n < :n and ended_at is null
            returning outcome
            """;

    private final JdbcClient sql;
    private final Transactions transactions;

    Attempts(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** What is written before the final dot is stamped is on the disk with that stamp, and of no use without it. */
    void loosely() {
        sql.sql(LOOSELY).query(String.class).single();
    }

    void begin(Claim claim) {
        of(BEGIN, claim).param("now", utc(transactions.now())).update();
    }

    /** No when a crash of the database forgot that the attempt began: then nothing would say that the mail may have left. */
    boolean beforeDot(Claim claim) {
        return of(BEFORE_DOT, claim).update() == 1;
    }

    void end(Claim claim, String outcome, @Nullable Reply reply) {
        of(END, claim)
                .param("now", utc(transactions.now()))
                .param("code", reply == null ? null : reply.shortCode())
                .param("words", reply == null ? null : reply.words())
                .param("outcome", outcome)
                .update();
    }

    /** Earlier attempts that nobody ended: whether one of them may have handed the mail over. */
    boolean mayHaveLeft(Claim claim) {
        return of(VANISHED, claim)
                .param("now", utc(transactions.now()))
                .query(String.class)
                .list()
                .contains("UNKNOWN");
    }

    private JdbcClient.StatementSpec of(String statement, Claim claim) {
        return sql.sql(statement)
                .param("club", claim.club().value())
                .param("id", claim.message())
                .param("n", claim.attempt());
    }
}
