package app.latchkey.operator.restored;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Epochs behind the first: each began because the database had been put back, or has other keys. */
@Component
public class Restorations {
    private static final String LAST = """
            select n, at, erased_again, stopped_again, seen_at from epoch where n > 1 order by n desc limit 1
            """;
    private static final String SEEN = "update epoch set seen_at = :now where n = :n and seen_at is null";

    private final JdbcClient sql;
    private final Transactions transactions;

    Restorations(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** @param erasedAgain and @param stoppedAgain empty where no journal was found */
    public record Restoration(
            int epoch, Instant at, Optional<Long> erasedAgain, Optional<Long> stoppedAgain, Optional<Instant> seenAt) {}

    public Optional<Restoration> last() {
        return sql.sql(LAST)
                .query((row, n) -> new Restoration(
                        row.getInt("n"),
                        Times.read(row, "at"),
                        Optional.ofNullable(row.getObject("erased_again", Long.class)),
                        Optional.ofNullable(row.getObject("stopped_again", Long.class)),
                        Times.find(row, "seen_at")))
                .optional();
    }

    /** Nobody has looked through it yet. */
    public boolean unseen() {
        return last().filter(one -> one.seenAt().isEmpty()).isPresent();
    }

    boolean seen(int epoch) {
        return sql.sql(SEEN)
                        .param("n", epoch)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }
}
