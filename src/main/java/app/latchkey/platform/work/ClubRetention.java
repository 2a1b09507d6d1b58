package app.latchkey.platform.work;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.ids.ClubId;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As {@link Retention}, for a table of clubs: inside a transaction of the club. */
public abstract class ClubRetention {
    private final JdbcClient sql;
    private final String table;
    private final Duration keeps;
    private final String forget;

    /** @param forget a statement of {@code :club, :before, :most} that answers how many rows went */
    protected ClubRetention(JdbcClient sql, String table, Duration keeps, String forget) {
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

    public final int forget(ClubId club, Instant before, int most) {
        return sql.sql(forget)
                .param("club", club.value())
                .param("before", utc(before))
                .param("most", most)
                .query(Integer.class)
                .single();
    }
}
