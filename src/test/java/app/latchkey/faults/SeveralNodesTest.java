package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.NewClub;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.ScriptedSmtp;
import app.latchkey.operator.sink.Step;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.testing.Queueing;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.SmartLifecycle;

/** Two whole applications on one database, sending over one relay. */
class SeveralNodesTest {
    private static final int MAILS = 300;

    @TempDir
    private Path home;

    private final ScriptedSmtp smtp = new ScriptedSmtp(InstantSource.system());
    private Node one;
    private Node two;
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

    private Node node(String name) throws Exception {
        var more =
                Map.of("SMTP_URL", smtp.url(), "MAIL_FROM", "Clubs <clubs@nodes.example>", "LOOK_UP_DOMAINS", "false");
        return Node.open(home.resolve(name), TestDatabase.database(), false, more);
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
        two.bean("lanes", SmartLifecycle.class).stop();
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
        two.bean("lanes", SmartLifecycle.class).stop();
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

    private static ClubId club(Node node) {
        var transactions = node.bean(Transactions.class);
        var slug = "nodes-" + Long.toHexString(System.nanoTime());
        return transactions.global(() -> node.bean(Clubs.class)
                .create(new NewClub(slug, "Riverside", "FR", ZoneId.of("Europe/Paris"), Locale.ENGLISH, "EUR"))
                .orElseThrow());
    }

    private static void queue(Node node, ClubId club, String to) {
        queue(node, club, Lane.MAILING, to);
    }

    private static void queue(Node node, ClubId club, Lane lane, String to) {
        Queueing.queue(node.bean(Transactions.class), node.bean(Outbox.class), club, lane, to);
    }
}
