package app.latchkey.platform.database;

import app.latchkey.platform.settings.StartRefused;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.dao.DataAccessException;

/** The tables: brought up to date by their owner, and never used by a Latchkey older than they are. */
public final class Schema {
    private Schema() {}

    public static void makeReady(OpenDatabase database) {
        try {
            ServerFitness.of(database.app()).demand();
            if (database.owner().isPresent()) migrate(database.owner().get());
            else check(database.app());
        } catch (FlywayException | DataAccessException failed) {
            throw new StartRefused("The database cannot be used: " + firstLine(failed), failed);
        }
    }

    /** The tables as they were at a version, for data of that time. */
    public static void makeReady(OpenDatabase database, String version) {
        var owner = database.owner().orElseThrow();
        try {
            var known = flyway(owner);
            for (MigrationInfo one : known.info().all())
                if (one.getVersion() != null && one.getVersion().getVersion().equals(version)) {
                    Flyway.configure()
                            .configuration(known.getConfiguration())
                            .target(version)
                            .load()
                            .migrate();
                    return;
                }
        } catch (FlywayException failed) {
            throw new StartRefused("The database cannot be used: " + firstLine(failed), failed);
        }
        throw new StartRefused("The backup was written by a Latchkey whose schema " + version
                + " is not known here: restore it with that version, or a newer one. Nothing was changed.");
    }

    private static void migrate(Login owner) {
        var flyway = flyway(owner);
        refuseNewer(flyway);
        if (flyway.info().pending().length == 0) return;
        flyway.migrate();
        // Servers with application credentials only must see which schema they meet.
        var jdbc = org.springframework.jdbc.core.simple.JdbcClient.create(
                flyway.getConfiguration().getDataSource());
        jdbc.sql("grant select on flyway_schema_history to latchkey_app").update();
    }

    private static void check(Login app) {
        var flyway = flyway(app);
        refuseNewer(flyway);
        if (flyway.info().pending().length > 0)
            throw new StartRefused("The database waits for " + flyway.info().pending().length
                    + " change(s) of its tables: set LATCHKEY_DATABASE_OWNER_URL and run ./latchkey database migrate.");
    }

    private static Flyway flyway(Login login) {
        return Flyway.configure()
                .dataSource(login.url(), login.user(), login.password())
                .locations("classpath:db/migration")
                .load();
    }

    private static void refuseNewer(Flyway flyway) {
        for (MigrationInfo one : flyway.info().all())
            if (one.getState().isApplied() && !one.getState().isResolved())
                throw new StartRefused("The data was written by a newer Latchkey (its schema " + one.getVersion()
                        + " is not known here): use that version, or a newer one.");
    }

    private static String firstLine(RuntimeException failed) {
        return ("" + failed.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
