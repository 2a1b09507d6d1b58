package app.latchkey.operator.backup;

import app.latchkey.platform.database.Login;
import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key ring and the database count the same epoch. When they do not, the database is of another time, however it was put
 * back: sessions end, links and codes of before are dead, recovery codes too, lanes 1 to 3 and API keys wait for a person, and
 * whom the journal of erasures names is erased again, and whom that of unsubscriptions names gets no mailings.
 */
public final class Epochs {
    private static final Logger LOG = LoggerFactory.getLogger(Epochs.class);
    /** Whoever has one of a former time would get in by it. */
    private static final List<String> OPENS =
            List.of("session", "mailed_code", "reset", "confirmation", "recovery_code", "reception_seat");

    private static final String NOW = "select coalesce(max(n), 1) from epoch";

    private Epochs() {}

    /**
     * Before anything is served.
     *
     * @param journals folders where a journal of erasures may lie
     * @return whether the database was of another time
     */
    public static boolean agree(OpenDatabase database, KeyRing keys, Path... journals) {
        if (database.owner().isPresent()) return agree(database.owner().get(), keys, journals);
        try (var connection = connect(database.app())) {
            if (Restore.number(connection, NOW) == keys.epoch()) return false;
        } catch (SQLException failed) {
            throw new StartRefused("The database cannot be used: " + failed.getMessage(), failed);
        }
        throw new StartRefused("The database is of another time than the key ring: it was put back, or this is not its"
                + " newest ring. Start once with LATCHKEY_DATABASE_OWNER_URL, so that what was valid before is ended;"
                + " further servers then need a copy of that ring.");
    }

    static boolean agree(Login owner, KeyRing keys, Path... journals) {
        try (var connection = connect(owner)) {
            connection.setAutoCommit(false);
            var theirs = (int) Restore.number(connection, NOW);
            if (theirs == keys.epoch()) return false;
            var journal = ErasureJournal.read(List.of(journals));
            var stops = StopJournal.read(List.of(journals));
            var next = keys.nextEpoch();
            while (next <= theirs) next = keys.nextEpoch();
            begin(connection, next);
            var erased = journal.isEmpty()
                    ? Optional.<Long>empty()
                    : Optional.of(ErasureJournal.apply(connection, journal.get()));
            var stopped = stops.map(lines -> StopJournal.apply(connection, lines));
            did(connection, next, erased, stopped);
            said(erased, stopped);
            connection.commit();
            return true;
        } catch (IOException unreadable) {
            throw new StartRefused(ErasureJournal.NAME + " cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (SQLException failed) {
            throw new StartRefused("The database cannot be used: " + failed.getMessage(), failed);
        }
    }

    private static void said(Optional<Long> erased, Optional<Long> stopped) {
        if (erased.isPresent())
            LOG.warn("{} files and accounts came back that had been erased, and are erased again", erased.get());
        else LOG.warn("No {} was found: who was erased since may be back", ErasureJournal.NAME);
        if (stopped.isPresent())
            LOG.warn("{} addresses had unsubscribed or complained since, and get no mailings again", stopped.get());
        else LOG.warn("No {} was found: who unsubscribed since may get mailings", StopJournal.NAME);
    }

    /** For the operator's page of it. */
    static void did(Connection connection, int epoch, Optional<Long> erased, Optional<Long> stopped)
            throws SQLException {
        try (var statement =
                connection.prepareStatement("update epoch set erased_again = ?, stopped_again = ? where n = ?")) {
            statement.setObject(1, erased.orElse(null));
            statement.setObject(2, stopped.orElse(null));
            statement.setInt(3, epoch);
            statement.executeUpdate();
        }
    }

    private static Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }

    /** What the time before could still open or send is stopped. */
    static void begin(Connection connection, int epoch) throws SQLException {
        try (var statement =
                connection.prepareStatement("insert into epoch (n, at) values (?, now()) on conflict (n) do nothing")) {
            statement.setInt(1, epoch);
            statement.executeUpdate();
        }
        for (var table : OPENS) Restore.run(connection, "delete from " + table);
        Restore.run(connection, "update api_key set held_at = now() where revoked_at is null and held_at is null");
        Restore.run(
                connection,
                "insert into lane_hold (lane, since) select lane, now() from unnest(array['SERVICE', 'REMINDER', 'MAILING'])"
                        + " lane on conflict (lane) do update set since = excluded.since");
    }
}
