package app.latchkey.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.platform.settings.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private static final Path CACHE = Path.of("target/postgres-binaries").toAbsolutePath();
    private Path data;

    @BeforeEach
    void a_data_directory_of_its_own() throws Exception {
        data = Files.createTempDirectory("latchkey-postgres-");
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        Folders.delete(data);
    }

    @Test
    void rows_stay_over_a_restart() throws Exception {
        try (var first = open()) {
            owner(first, "create table kept (n int)", "insert into kept values (7)");
        }
        try (var second = open()) {
            assertThat(number(second, "select n from kept")).isEqualTo(7);
            assertThat(number(second, "select count(*) from pg_settings where name = 'fsync' and setting = 'on'"))
                    .isOne();
        }
        assertThat(data.resolve("connection.properties")).doesNotExist();
    }

    @Test
    void a_killed_postgres_comes_back_on_its_port_with_every_row() throws Exception {
        try (var database = open()) {
            owner(database, "create table kept (n int)", "insert into kept values (8)");
            var before = database.process();
            ProcessHandle.of(before).orElseThrow().destroyForcibly();
            waitUntil(() -> database.process() != before && answers(database));
            assertThat(number(database, "select n from kept")).isEqualTo(8);
        }
    }

    @Test
    void a_second_opener_attaches_and_leaves_the_server_running() throws Exception {
        try (var first = open()) {
            try (var second = open()) {
                assertThat(second.ours()).isFalse();
                assertThat(second.port()).isEqualTo(first.port());
                assertThat(number(second, "select 1")).isOne();
            }
            assertThat(number(first, "select 1")).isOne();
        }
    }

    @Test
    void a_second_server_is_refused_with_the_process_that_runs() {
        try (var first = EmbeddedPostgres.open(data, CACHE, true)) {
            assertThat(first.ours()).isTrue();
            assertThatThrownBy(() -> EmbeddedPostgres.open(data, CACHE, true))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining("" + ProcessHandle.current().pid());
        }
    }

    @Test
    void the_application_owns_nothing_and_makes_nothing() throws Exception {
        try (var database = open()) {
            assertThatThrownBy(() -> app(database, "create table mine (n int)")).hasMessageContaining("denied");
            owner(database, "create table theirs (n int)");
            assertThatThrownBy(() -> app(database, "select * from theirs")).hasMessageContaining("denied");
        }
    }

    @Test
    void files_with_passwords_are_read_by_nobody_else() throws Exception {
        try (var database = open()) {
            assertThat(database.port()).isPositive();
            for (var file : new String[] {"database-passwords.properties", "connection.properties"})
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
                        .isEqualTo("rw-------");
        }
    }

    @Test
    void an_orphan_of_a_killed_process_is_stopped_at_the_next_start() throws Exception {
        long orphan;
        try (var first = open()) {
            owner(first, "create table kept (n int)", "insert into kept values (9)");
            // What a kill -9 of the JVM leaves: a postmaster that nobody holds.
            var user = OtherUser.forFolders(data);
            first.close();
            var left = new Postmaster(data.resolve("postgres"), home(), data.resolve("postgres.log"), user)
                    .start(Postmaster.freePort())
                    .orElseThrow();
            orphan = left.pid();
        }
        try (var second = open()) {
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(number(second, "select n from kept")).isEqualTo(9);
        }
    }

    @Test
    void data_of_another_postgresql_is_refused_by_name() throws Exception {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "19\n");
        assertThatThrownBy(this::open).isInstanceOf(StartRefused.class).hasMessageContaining("PostgreSQL 19");
    }

    private EmbeddedPostgres open() {
        return EmbeddedPostgres.open(data, CACHE, false);
    }

    private static Path home() throws Exception {
        return Binaries.unpackedBelow(CACHE);
    }

    private static void owner(EmbeddedPostgres database, String... statements) throws SQLException {
        try (var connection =
                DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword())) {
            run(connection, statements);
        }
    }

    private static void app(EmbeddedPostgres database, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.appUser(), database.appPassword())) {
            run(connection, statements);
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }

    private static int number(EmbeddedPostgres database, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static boolean answers(EmbeddedPostgres database) {
        try {
            return number(database, "select 1") == 1;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void waitUntil(java.util.function.BooleanSupplier reached) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("Not reached within 20 seconds");
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
