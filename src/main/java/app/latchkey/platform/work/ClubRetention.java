package app.latchkey.platform.work;

import app.latchkey.platform.ids.ClubId;
import java.time.Duration;
import java.time.Instant;

/** As {@link Retention}, for a table of clubs: inside a transaction of the club. */
public interface ClubRetention {
    String table();

    Duration keeps();

    int forget(ClubId club, Instant before, int most);
}
