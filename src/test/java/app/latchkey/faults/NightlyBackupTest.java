package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.OperatorLinks;
import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two servers on one database share a folder of backups, and one of them has no owner's connection. */
class NightlyBackupTest {
    private static final String TASK = "nightly-backup";

    @TempDir
    private Path home;

    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    @AfterEach
    void nobody_runs_it_any_more() {
        owner.sql("delete from scheduled_tasks where task_name = :task")
                .param("task", TASK)
                .update();
        owner.sql("update operator set ended_at = now()").update();
    }

    @Test
    void a_server_that_cannot_write_backups_says_so_and_leaves_the_night_to_one_that_can() throws Exception {
        var nights = home.resolve("nights");
        // What is said at a start: an appender of before would be gone with it.
        var usual = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (var without =
                node("without", new OpenDatabase(TestDatabase.database().app(), null))) {
            assertThat(overview(without))
                    .contains("This server writes no nightly backup", "LATCHKEY_DATABASE_OWNER_URL");
            assertThat(nightsToCome()).as("it takes no night").isEmpty();
            try (var with = node("with", TestDatabase.database())) {
                assertThat(nightsToCome()).hasSize(1);
                owner.sql(
                                "update scheduled_tasks set execution_time = now() - interval '1 minute' where task_name = :task")
                        .param("task", TASK)
                        .update();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> Files.isDirectory(nights) && holds(nights));
                assertThat(overview(with))
                        .contains("The newest nightly backup is of")
                        .doesNotContain("writes no nightly backup");
            }
        } finally {
            System.setOut(usual);
            usual.print(said.toString(StandardCharsets.UTF_8));
        }
        assertThat(said.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("This server writes no nightly backup")))
                .hasSize(1);
    }

    private List<String> nightsToCome() {
        return owner.sql("select task_instance from scheduled_tasks where task_name = :task")
                .param("task", TASK)
                .query(String.class)
                .list();
    }

    private static boolean holds(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".zip"));
        }
    }

    private Node node(String name, OpenDatabase database) throws IOException {
        var nights = home.resolve("nights").toString();
        return Node.open(home.resolve(name), database, true, Map.of("BACKUP_DIR", nights));
    }

    private static String overview(Node node) {
        var browser = new Outside("http://localhost:" + node.port());
        var link = node.bean(OperatorLinks.class).make();
        var page = Outside.leads(browser.get(link)).orElseThrow();
        var email = "olga." + UUID.randomUUID() + "@hosting.example";
        browser.post(page, Map.of("name", "Olga Peters", "email", email, "password", "quiet anchor copper meadow"));
        return Jsoup.parse(browser.get("/operator").orElseThrow().body()).text();
    }
}
