package app.latchkey.bench;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.NewClub;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A running installation, and the same flows on its database from this process, as the application role. */
interface Place {
    URI base();

    <T> T bean(Class<T> type);

    /** As the owner of the tables, who is above the policies: to fill tables, and for what others do without policies. */
    DataSource ownerSource();

    default JdbcClient owner() {
        return JdbcClient.create(ownerSource());
    }

    /** The process that serves pages. */
    long application();

    /** The process that all of PostgreSQL's descend from. */
    long database();

    default Club club(String slug) {
        var wanted = new NewClub(slug, slug, "GB", ZoneId.of("Europe/London"), Locale.ENGLISH, "GBP");
        var tx = bean(Transactions.class);
        ClubId id = tx.global(() -> bean(Clubs.class).create(wanted).orElseThrow());
        tx.inClub(id, () -> bean(Staff.class).begin(id));
        return tx.global(() -> bean(Clubs.class).get(id));
    }

    /** Until the column of who can get in says today's truth of everybody. */
    default void untilTheListIsFresh(Club club, Duration patience) {
        until(
                patience,
                () -> !owner().sql("select exists (select from refresh_queue where club_id = :club)")
                        .param("club", club.id().value())
                        .query(Boolean.class)
                        .single());
    }

    static void until(Duration most, BooleanSupplier came) {
        var latest = System.nanoTime() + most.toNanos();
        while (!came.getAsBoolean()) {
            if (System.nanoTime() > latest) throw new IllegalStateException("Waited in vain for " + most);
            try {
                Thread.sleep(5);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }
}
