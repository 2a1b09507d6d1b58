package app.latchkey.platform.work;

import static app.latchkey.platform.database.Times.utc;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that are kept for a time and then cleared away. Each room says it of its own tables. */
public abstract class Retention {
    private final JdbcClient sql;
    private final String table;
    private final Duration keeps;
    private final String forget;

    /** @param forget a statement of {@code :before, :most} that deletes no more than {@code :most} rows */
    protected Retention(JdbcClient sql, String table, Duration keeps, String forget) {
        this.sql = sql;
        this.table = table;
        this.keeps = keeps;
        this.forget = forget;
    }

    public final String table() {
        return table;
    }

    public final Duration keeps() {
        return keeps;
    }

    /**
     * Inside a transaction of the installation.
     *
     * @param most rows of one batch
     * @return how many went; fewer than {@code most} means that none is left
     */
    public final int forget(Instant before, int most) {
        return sql.sql(forget).param("before", utc(before)).param("most", most).update();
    }
}
