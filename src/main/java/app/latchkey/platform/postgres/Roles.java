package app.latchkey.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles and the empty database, from the one script that servers of one's own are prepared with too. */
public final class Roles {
    private static final String IN_THE_DATABASE = "-- in the new database:\n";

    private Roles() {}

    /** The script for psql, to be run once by an administrator; the two passwords are given. */
    public static String script(String ownerPassword, String appPassword) {
        return filled("latchkey", ownerPassword, appPassword).replace(IN_THE_DATABASE, "\\connect latchkey\n");
    }

    /** Runs the script as an administrator of any database of that server. */
    public static void create(
            String url,
            String administrator,
            String password,
            String database,
            String ownerPassword,
            String appPassword)
            throws SQLException {
        var parts = filled(database, ownerPassword, appPassword).split(IN_THE_DATABASE);
        run(url, administrator, password, database, parts[0]);
        run(inDatabase(url, database), administrator, password, database, parts[1]);
    }

    public static String inDatabase(String url, String database) {
        return url.replaceFirst("(//[^/]+/)[^?]*", "$1" + database);
    }

    private static void run(String url, String user, String password, String database, String part)
            throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            for (var sql : part.split("(?m);$")) {
                var exists = sql.contains("create database") && databaseExists(statement, database);
                if (!sql.isBlank() && !exists) statement.execute(sql);
            }
        }
    }

    private static boolean databaseExists(Statement statement, String database) throws SQLException {
        try (var rows = statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
            return rows.next();
        }
    }

    private static String filled(String database, String ownerPassword, String appPassword) {
        try (var script = Roles.class.getResourceAsStream("/db/roles.sql")) {
            if (script == null) throw new IllegalStateException("db/roles.sql is missing from the class path");
            return new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{database}}", database)
                    .replace("{{owner_password}}", ownerPassword)
                    .replace("{{app_password}}", appPassword);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
