package app.latchkey.testing;

import app.latchkey.platform.database.Login;
import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.platform.database.Schema;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.postgres.EmbeddedPostgres;
import app.latchkey.platform.postgres.Roles;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one PostgreSQL of a test run, migrated once: embedded, or the server that {@code TEST_DATABASE_URL} names with an
 * administrator ({@code postgresql://postgres:secret@host:5432/postgres}). Sessions live in an odd time zone.
 */
public final class TestDatabase {
    private static final String ODD_ZONE = "Asia/Kathmandu";
    private static final OpenDatabase OPEN = open();
    private static final DataSource APP = pool(OPEN.app(), 16);
    private static final DataSource OWNER = pool(OPEN.owner().orElseThrow(), 4);
    private static final Transactions TRANSACTIONS = new Transactions(APP, Duration.ZERO);

    private TestDatabase() {}

    /** For starting a whole application on it. */
    public static OpenDatabase database() {
        return OPEN;
    }

    /** As the application role, policies on. */
    public static DataSource app() {
        return APP;
    }

    /** As the owner, who sees every club. */
    public static DataSource owner() {
        return OWNER;
    }

    public static Transactions transactions() {
        return TRANSACTIONS;
    }

    public static JdbcClient jdbc() {
        return JdbcClient.create(APP);
    }

    private static OpenDatabase open() {
        var external = System.getenv("TEST_DATABASE_URL");
        var open = external == null ? embedded() : external(Login.parse("TEST_DATABASE_URL", external));
        Schema.makeReady(open);
        var owner = open.owner().orElseThrow();
        var name = owner.url().replaceAll(".*/([^/?]+).*", "$1");
        execute(owner, "alter database " + name + " set timezone = '" + ODD_ZONE + "'");
        return open;
    }

    private static OpenDatabase embedded() {
        try {
            var data = Files.createTempDirectory("latchkey-test-");
            var postgres = EmbeddedPostgres.open(data, Path.of("target/postgres-binaries"), false);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                delete(data);
            }));
            return new OpenDatabase(
                    new Login(postgres.url(), postgres.appUser(), postgres.appPassword()),
                    new Login(postgres.url(), postgres.ownerUser(), postgres.ownerPassword()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static OpenDatabase external(Login administrator) {
        var name = "latchkey_test_" + ProcessHandle.current().pid();
        execute(administrator, "drop database if exists " + name + " with (force)");
        try {
            Roles.create(administrator.url(), administrator.user(), administrator.password(), name, "test", "test");
        } catch (SQLException failed) {
            throw new IllegalStateException("Roles for the tests could not be made", failed);
        }
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> execute(administrator, "drop database if exists " + name + " with (force)")));
        var url = Roles.inDatabase(administrator.url(), name);
        return new OpenDatabase(new Login(url, "latchkey_app", "test"), new Login(url, "latchkey_owner", "test"));
    }

    private static void execute(Login login, String sql) {
        try (var connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static DataSource pool(Login login, int size) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(login.url());
        pool.setUsername(login.user());
        pool.setPassword(login.password());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(0);
        // The driver would bring the JVM's zone along.
        pool.setConnectionInitSql("set timezone = '" + ODD_ZONE + "'");
        return pool;
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
