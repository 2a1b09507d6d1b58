package app.latchkey.platform.work;

import java.time.Duration;
import java.time.Instant;

/** Rows that are kept for a time and then cleared away. Each room says it of its own tables. */
public interface Retention {
    String table();

    Duration keeps();

    /**
     * Inside a transaction of the installation.
     *
     * @param most rows of one batch
     * @return how many went; fewer than {@code most} means that none is left
     */
    int forget(Instant before, int most);
}
