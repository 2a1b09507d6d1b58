package app.latchkey.operator.backup;

import app.latchkey.platform.database.Login;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.settings.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The key ring and the database count the same epoch. When they do not, the database is of another time, however it was put
 * back: sessions end, links and codes of before are dead, lanes 1 to 3 and API keys wait for a person.
 */
public final class Epochs {
    private static final String NOW = "select coalesce(max(n), 1) from epoch";

    private Epochs() {}

    /** Before anything is served. @return whether the database was of another time */
    public static boolean agree(Login owner, KeyRing keys) {
        try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password())) {
            connection.setAutoCommit(false);
            var theirs = (int) Restore.number(connection, NOW);
            if (theirs == keys.epoch()) return false;
            var next = keys.nextEpoch();
            while (next <= theirs) next = keys.nextEpoch();
            begin(connection, next);
            connection.commit();
            return true;
        } catch (SQLException failed) {
            throw new StartRefused("The database cannot be used: " + failed.getMessage(), failed);
        }
    }

    /** What the time before could still open or send is stopped. */
    static void begin(Connection connection, int epoch) throws SQLException {
        try (var statement =
                connection.prepareStatement("insert into epoch (n, at) values (?, now()) on conflict (n) do nothing")) {
            statement.setInt(1, epoch);
            statement.executeUpdate();
        }
        for (var table : new String[] {"session", "mailed_code", "reset", "confirmation", "reception_seat"})
            Restore.run(connection, "delete from " + table);
        Restore.run(connection, "update api_key set held_at = now() where revoked_at is null and held_at is null");
        Restore.run(
                connection,
                "insert into lane_hold (lane, since) select lane, now() from unnest(array['SERVICE', 'REMINDER', 'MAILING'])"
                        + " lane on conflict (lane) do update set since = excluded.since");
    }
}
