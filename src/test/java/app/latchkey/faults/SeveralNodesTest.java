package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Latchkey;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.NewClub;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.operator.Installation;
import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.ScriptedSmtp;
import app.latchkey.operator.sink.Step;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.settings.SettingsReader;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Two whole applications on one database, sending over one relay. */
class SeveralNodesTest {
    private static final int MAILS = 300;

    @TempDir
    private Path home;

    private final ScriptedSmtp smtp = new ScriptedSmtp(InstantSource.system());
    private ConfigurableApplicationContext one;
    private ConfigurableApplicationContext two;
    private SmartLifecycle house;

    @BeforeEach
    void open() throws Exception {
        // The house of the other tests sends too, from the same tables.
        house = RunningHouse.bean("lanes", SmartLifecycle.class);
        house.stop();
        clean();
        one = node("one");
        two = node("two");
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        smtp.close();
        clean();
        house.start();
    }

    private static void clean() {
        for (var lane : new String[] {"access", "service", "reminder", "mailing"})
            TestDatabase.jdbc().sql("delete from ready_" + lane).update();
    }

    private ConfigurableApplicationContext node(String name) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var options = Map.of(
                "PORT",
                "" + port,
                "DATA_DIR",
                home.resolve(name).toString(),
                "SMTP_URL",
                smtp.url(),
                "MAIL_FROM",
                "Clubs <clubs@nodes.example>",
                "LOOK_UP_DOMAINS",
                "false");
        var settings = SettingsReader.read(home, Map.of(), options, false);
        return Installation.open(Latchkey.class, settings, TestDatabase.database(), WebApplicationType.SERVLET)
                .context();
    }

    @Test
    void two_nodes_send_each_mail_once_and_a_node_that_goes_away_leaves_nothing_behind() {
        smtp.play((step, to) -> step == Step.DOT ? Optional.of(Play.late(Duration.ofMillis(30))) : Optional.empty());
        var club = club(one);
        for (var n = 0; n < MAILS; n++) queue(n % 2 == 0 ? one : two, club, "m" + n + "@d" + n % 11 + ".example");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> smtp.received().size() > MAILS / 4);
        // Stopped in the middle of it; what it was carrying it carries to the end.
        two.getBean("lanes", SmartLifecycle.class).stop();
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> smtp.received().size() >= MAILS);
        var ids =
                smtp.received().stream().map(mail -> mail.header("Message-ID")).toList();
        assertThat(ids).hasSize(MAILS).doesNotHaveDuplicates();
        assertThat(smtp.received().stream().map(Received::to)).hasSize(MAILS).doesNotHaveDuplicates();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waiting(club) == 0);
    }

    @Test
    void an_access_mail_committed_by_one_node_leaves_within_two_seconds_while_the_other_sends_a_mailing() {
        var club = club(one);
        for (var n = 0; n < MAILS; n++) queue(one, club, "b" + n + "@d" + n % 11 + ".example");
        // The committing node has no senders: only the other can know by looking.
        two.getBean("lanes", SmartLifecycle.class).stop();
        for (var n = 0; n < 5; n++) {
            var to = "ada" + n + "@people.example";
            var began = System.nanoTime();
            queue(two, club, Lane.ACCESS, to);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() ->
                            smtp.received().stream().anyMatch(mail -> mail.to().equals(to)));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private long waiting(ClubId club) {
        return TestDatabase.jdbc()
                .sql("select count(*) from ready_mailing where club_id = :club")
                .param("club", club.value())
                .query(Long.class)
                .single();
    }

    private static ClubId club(ConfigurableApplicationContext node) {
        var transactions = node.getBean(Transactions.class);
        var slug = "nodes-" + Long.toHexString(System.nanoTime());
        return transactions.global(() -> node.getBean(Clubs.class)
                .create(new NewClub(slug, "Riverside", "FR", ZoneId.of("Europe/Paris"), Locale.ENGLISH, "EUR"))
                .orElseThrow());
    }

    private static void queue(ConfigurableApplicationContext node, ClubId club, String to) {
        queue(node, club, Lane.MAILING, to);
    }

    private static void queue(ConfigurableApplicationContext node, ClubId club, Lane lane, String to) {
        var transactions = node.getBean(Transactions.class);
        transactions.inClub(
                club,
                () -> node.getBean(Outbox.class)
                        .queue(new Draft(
                                club,
                                lane,
                                "access.door",
                                UUID.randomUUID().toString(),
                                Optional.empty(),
                                Optional.empty(),
                                to,
                                to,
                                "access.door",
                                Map.of(),
                                Locale.ENGLISH,
                                Optional.empty(),
                                transactions.now().plus(Duration.ofDays(1))))
                        .orElseThrow());
    }
}
