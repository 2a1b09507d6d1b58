package app.latchkey.messages.lanes;

import static app.latchkey.platform.database.Times.utc;
import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.messages.Lane;
import app.latchkey.messages.LaneHolds;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.Queueing;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

/** The desk's own view of the lanes. The senders stand still meanwhile, so that what waits is what was put there. */
class LanesPageTest {
    private final Club club = RunningHouse.club("FR");
    private final Browser lea = RunningHouse.staff(club, Role.OWNER);
    private final Transactions transactions = RunningHouse.bean(Transactions.class);
    private final String lanes = "/" + club.slug() + "/desk/messages/lanes";
    private final SmartLifecycle senders = RunningHouse.bean("lanes", SmartLifecycle.class);

    @BeforeEach
    void still() {
        senders.stop();
    }

    @AfterEach
    void go() {
        for (var table : new String[] {"ready_mailing", "ready_reminder", "domain_pause", "lane_pause", "lane_minute"})
            TestDatabase.jdbc().sql("delete from " + table).update();
        senders.start();
    }

    @Test
    void with_nothing_to_send_the_page_says_so() {
        assertThat(row(page(), Lane.MAILING)).contains("nothing waits");
        assertThat(page().text()).contains("None: no server has put off several of our mails in a row.");
    }

    @Test
    void it_says_how_many_wait_since_when_and_how_many_left_lately() {
        for (var n = 0; n < 3; n++) queue(club, "a" + n + "@one.example");
        TestDatabase.jdbc()
                .sql(
                        "insert into lane_minute (lane, club_id, minute, accepted, later) values ('MAILING', :club, :at, 40, 2)")
                .param("club", club.id().value())
                .param("at", utc(Instant.now().minus(Duration.ofMinutes(2))))
                .update();
        assertThat(row(page(), Lane.MAILING)).contains("sending", "3", "40 left", "2 put off");
        assertThat(row(page(), Lane.ACCESS)).contains("nothing waits");
    }

    @Test
    void another_clubs_mail_is_not_counted() {
        queue(RunningHouse.club("FR"), "a@one.example");
        assertThat(row(page(), Lane.MAILING)).contains("nothing waits");
    }

    @Test
    void a_club_stops_its_mailings_and_lets_them_go_on() {
        queue(club, "a@one.example");
        assertThat(lea.post(lanes + "/MAILING/pauses", Map.of()).statusCode()).isEqualTo(303);
        assertThat(row(page(), Lane.MAILING)).contains("stopped by the club", "Let it go on");
        // Twice is once.
        lea.post(lanes + "/MAILING/pauses", Map.of());
        lea.post(lanes + "/MAILING/resumptions", Map.of());
        assertThat(row(page(), Lane.MAILING)).contains("sending", "Stop");
        var sentences = TestDatabase.transactions()
                .readInClub(
                        club.id(),
                        () -> TestDatabase.jdbc()
                                .sql(
                                        "select sentence_code from audit where club_id = :club and sentence_code like 'messages.audit.%' order by at")
                                .param("club", club.id().value())
                                .query(String.class)
                                .list());
        assertThat(sentences).containsExactly("messages.audit.stopped", "messages.audit.going");
    }

    @Test
    void nobody_stops_access_or_service_mail_at_a_desk_and_the_front_desk_stops_nothing() {
        for (var lane : new String[] {"ACCESS", "SERVICE", "NONE"})
            assertThat(lea.post(lanes + "/" + lane + "/pauses", Map.of()).statusCode())
                    .as(lane)
                    .isEqualTo(404);
        var felix = RunningHouse.staff(club, Role.FRONT_DESK);
        assertThat(felix.get(lanes).statusCode()).isEqualTo(200);
        assertThat(felix.get(lanes).body()).doesNotContain("/pauses");
        assertThat(felix.post(lanes + "/MAILING/pauses", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void held_since_a_restore_and_stopped_by_the_operator_are_said() {
        var owner = org.springframework.jdbc.core.simple.JdbcClient.create(TestDatabase.owner());
        owner.sql("insert into lane_hold (lane, since) values ('MAILING', now())")
                .update();
        try {
            assertThat(row(page(), Lane.MAILING)).contains("held since a restore");
        } finally {
            transactions.global(() -> RunningHouse.bean(LaneHolds.class).letGo(Lane.MAILING));
        }
        owner.sql("insert into lane_pause (lane, club_id, since) values ('REMINDER', :all, now())")
                .param("all", new UUID(0, 0))
                .update();
        assertThat(row(page(), Lane.REMINDER)).contains("stopped by the operator");
    }

    @Test
    void a_domain_stands_with_the_words_this_club_was_answered_and_never_with_those_of_another() {
        var message = queue(club, "a@tired.example");
        queue(club, "b@other.example");
        TestDatabase.jdbc()
                .sql(
                        "insert into domain_pause (domain, refusals, since, until, code, words, seen_at) values"
                                + " ('tired.example', 7, now(), now() + interval '1 minute', '451', '451 not you, eve@tired.example', now()),"
                                + " ('other.example', 7, now(), now() + interval '1 minute', '451', '451 not you, zoe@other.example', now())")
                .update();
        TestDatabase.transactions()
                .inClub(
                        club.id(),
                        () -> TestDatabase.jdbc()
                                .sql(
                                        "update message set state = 'DELAYED', last_code = '451', last_words = '451 come back tomorrow'"
                                                + " where club_id = :club and id = :id")
                                .param("club", club.id().value())
                                .param("id", message)
                                .update());
        var text = page().text();
        assertThat(text).contains("tired.example", "other.example", "451 come back tomorrow", "Left in peace");
        assertThat(text).doesNotContain("eve@", "zoe@");
    }

    @Test
    void a_servers_words_are_shown_as_text() {
        var message = queue(club, "a@tired.example");
        TestDatabase.transactions()
                .inClub(
                        club.id(),
                        () -> TestDatabase.jdbc()
                                .sql(
                                        "update message set state = 'DELAYED', last_words = '451 <script>alert(1)</script>'"
                                                + " where club_id = :club and id = :id")
                                .param("club", club.id().value())
                                .param("id", message)
                                .update());
        assertThat(lea.get(lanes).body()).contains("&lt;script").doesNotContain("<script>alert");
    }

    private Document page() {
        var answer = lea.get(lanes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static String row(Document page, Lane lane) {
        return page.selectFirst("tr[data-lane=" + lane.name() + "]").text();
    }

    private UUID queue(Club of, String address) {
        return Queueing.queue(transactions, RunningHouse.bean(Outbox.class), of.id(), Lane.MAILING, address);
    }
}
