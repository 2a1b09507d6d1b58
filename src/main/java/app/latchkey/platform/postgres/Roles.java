package app.latchkey.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The roles and the empty database, from the one script that servers of one's own are prepared with too. */
public final class Roles {
    private static final String IN_THE_DATABASE = "-- connect: latchkey\n";

    private Roles() {}

    /** The script for psql, to be run once by an administrator; the two passwords are given. */
    public static String script(String ownerPassword, String appPassword) {
        return filled(ownerPassword, appPassword).replace(IN_THE_DATABASE, "\\connect latchkey\n");
    }

    static void create(int port, String superuserPassword, String ownerPassword, String appPassword)
            throws SQLException {
        var parts = filled(ownerPassword, appPassword).split(IN_THE_DATABASE);
        run(port, "postgres", superuserPassword, parts[0]);
        run(port, "latchkey", superuserPassword, parts[1]);
    }

    private static void run(int port, String database, String password, String part) throws SQLException {
        try (var connection = DriverManager.getConnection(Connected.url(port, database), "postgres", password);
                var statement = connection.createStatement()) {
            for (var sql : part.split("(?m);$")) {
                var exists = sql.contains("create database") && databaseExists(statement);
                if (!sql.isBlank() && !exists) statement.execute(sql);
            }
        }
    }

    private static boolean databaseExists(java.sql.Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select 1 from pg_database where datname = 'latchkey'")) {
            return rows.next();
        }
    }

    private static String filled(String ownerPassword, String appPassword) {
        try (var script = Roles.class.getResourceAsStream("/db/roles.sql")) {
            if (script == null) throw new IllegalStateException("db/roles.sql is missing from the class path");
            return new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{owner_password}}", ownerPassword)
                    .replace("{{app_password}}", appPassword);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
