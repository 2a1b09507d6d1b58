package app.latchkey.operator.demo;

import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.platform.settings.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** Clubs that a killed first start left behind are taken away, as the owner of the tables; nobody has used them yet. */
@Component
class HalfMade {
    private static final String TABLES = """
            select string_agg(quote_ident(tablename), ', ') from pg_tables
            where schemaname = current_schema() and tablename <> 'flyway_schema_history'
            """;
    private static final String DEADLOCK = "40P01";
    private static final int TRIES = 5;

    private final OpenDatabase database;

    HalfMade(OpenDatabase database) {
        this.database = database;
    }

    void takeAway() {
        var owner = database.owner()
                .orElseThrow(() ->
                        new StartRefused("The first start of this demo was broken off: give it an empty database."));
        try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password())) {
            empty(connection, TRIES);
        } catch (SQLException failed) {
            throw new IllegalStateException("The half made demo cannot be taken away", failed);
        }
    }

    // Workers look at the same tables meanwhile.
    private static void empty(Connection connection, int tries) throws SQLException {
        try (var statement = connection.createStatement();
                var tables = statement.executeQuery(TABLES)) {
            tables.next();
            var names = tables.getString(1);
            statement.execute("truncate " + names);
        } catch (SQLException failed) {
            if (tries == 0 || !DEADLOCK.equals(failed.getSQLState())) throw failed;
            empty(connection, tries - 1);
        }
    }
}
