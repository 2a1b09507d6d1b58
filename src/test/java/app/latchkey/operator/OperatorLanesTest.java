package app.latchkey.operator;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.OperatorLinks;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.LogLines;
import app.latchkey.testing.Queueing;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operator's view of the lanes: everybody's, and nobody's data. */
class OperatorLanesTest {
    private static final String PASSWORD = "quiet anchor copper meadow";

    @AfterEach
    void go() {
        TestDatabase.jdbc().sql("delete from lane_pause").update();
        TestDatabase.jdbc().sql("delete from lane_hold").update();
        TestDatabase.jdbc().sql("delete from domain_pause").update();
        TestDatabase.jdbc().sql("delete from our_refusal").update();
        TestDatabase.jdbc().sql("update operator set ended_at = now()").update();
    }

    private static String led(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static Browser operator() {
        var link = RunningHouse.bean(OperatorLinks.class).make();
        var browser = new Browser();
        var page = led(browser.get(link));
        var email = "olga." + UUID.randomUUID() + "@hosting.example";
        browser.post(page, Map.of("name", "Olga Peters", "email", email, "password", PASSWORD));
        return browser;
    }

    @Test
    void lanes_and_paused_domains_are_shown_stopped_for_all_and_let_go() {
        var olga = operator();
        TestDatabase.jdbc()
                .sql(
                        "insert into domain_pause (domain, refusals, since, until, code, words, seen_at)"
                                + " values ('tired.example', 7, now(), now() + interval '1 minute', '451', '451 come back', now())")
                .update();
        var page = olga.get("/operator/lanes");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(Jsoup.parse(page.body()).text())
                .contains("Mailings", "tired.example", "451 come back", "Left in peace");
        assertThat(led(olga.post("/operator/lanes/MAILING/pauses", Map.of()))).isEqualTo("/operator/lanes");
        assertThat(Jsoup.parse(olga.get("/operator/lanes").body())
                        .selectFirst("[data-lane=MAILING]")
                        .text())
                .contains("Stopped for all clubs", "Let it go on");
        olga.post("/operator/lanes/MAILING/resumptions", Map.of());
        assertThat(Jsoup.parse(olga.get("/operator/lanes").body())
                        .selectFirst("[data-lane=MAILING]")
                        .text())
                .doesNotContain("Stopped for all clubs");
        assertThat(Jsoup.parse(olga.get("/operator").body()).select("a[href=/operator/lanes]"))
                .isNotEmpty();
    }

    @Test
    void access_mail_cannot_be_stopped_and_nobody_else_gets_there() {
        var olga = operator();
        assertThat(olga.post("/operator/lanes/" + Lane.ACCESS + "/pauses", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(Jsoup.parse(olga.get("/operator/lanes").body())
                        .selectFirst("[data-lane=ACCESS]")
                        .select("form"))
                .isEmpty();
        var nobody = new Browser();
        assertThat(nobody.get("/operator/lanes").statusCode()).isNotEqualTo(200);
        assertThat(nobody.post("/operator/lanes/MAILING/pauses", Map.of()).statusCode())
                .isNotEqualTo(200);
        assertThat(TestDatabase.jdbc()
                        .sql("select count(*) from lane_pause")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void servers_that_refuse_because_of_our_own_set_up_are_listed_with_their_words_and_what_to_do() {
        var olga = operator();
        assertThat(ours(olga).text()).contains("Servers that refuse our mail", "None.");
        assertThat(olga.get("/operator").body()).doesNotContain("/operator/lanes#ours");
        TestDatabase.jdbc()
                .sql("insert into our_refusal (domain, refusals, since, seen_at, reported, code, words) values"
                        + " ('wary.example', 3, now(), now(), true, '550 5.7.26', '550 5.7.26 <b>SPF</b> did not pass'),"
                        + " ('stern.example', 1, now(), now(), false, '554 5.7.1', '554 5.7.1 blocked using a list')")
                .update();
        var rows = ours(olga);
        assertThat(rows.selectFirst("[data-domain=wary.example]").text())
                .contains("3 mails since", "told by a later report", "<b>SPF</b> did not pass", "SPF, DKIM, DMARC");
        assertThat(rows.selectFirst("[data-domain=stern.example]").text())
                .contains("One mail since", "blocked using a list", "unwanted mail")
                .doesNotContain("later report");
        assertThat(rows.select("a[href=/operator/doctor]")).isNotEmpty();
        var overview = Jsoup.parse(olga.get("/operator").body());
        assertThat(overview.text()).contains("2 servers refuse our mail because of our own set-up.");
        assertThat(overview.select("a[href=/operator/lanes#ours]")).isNotEmpty();
    }

    private static Element ours(Browser olga) {
        return Jsoup.parse(olga.get("/operator/lanes").body()).selectFirst("#ours");
    }

    @Test
    void a_held_lane_is_let_go_by_an_operator_alone_and_its_mail_leaves() {
        hold(Lane.REMINDER);
        var club = RunningHouse.club("FR");
        var owner = RunningHouse.staff(club, Role.OWNER);
        var waits = queue(club, Lane.REMINDER);
        var path = "/operator/lanes/REMINDER";
        assertThat(new Browser().post(path, Map.of()).statusCode()).isNotEqualTo(200);
        assertThat(owner.post(path, Map.of()).statusCode()).isEqualTo(404);
        var olga = operator();
        assertThat(olga.postFrom("Sec-Fetch-Site", "cross-site", path, Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(olga.post("/operator/lanes/NONSENSE", Map.of()).statusCode()).isEqualTo(404);
        assertThat(olga.get(path).statusCode()).as("a link lets nothing go").isNotEqualTo(200);
        assertThat(held()).containsExactly("REMINDER");
        // Mail of a lane that is not held has left meanwhile.
        becomes(club, queue(club, Lane.SERVICE), "ACCEPTED");
        assertThat(state(club, waits)).isEqualTo("QUEUED");
        assertThat(olga.get("/operator").body()).contains("action=\"" + path + "\"");
        var said = logged(() -> assertThat(led(olga.post(path, Map.of()))).isEqualTo("/operator"));
        assertThat(said).singleElement().asString().contains("REMINDER", "let go by operator");
        becomes(club, waits, "ACCEPTED");
        assertThat(held()).isEmpty();
        assertThat(olga.get("/operator").body()).doesNotContain("action=\"" + path + "\"");
        // A page that was open for a while, or a second click.
        assertThat(logged(() -> assertThat(led(olga.post(path, Map.of()))).isEqualTo("/operator")))
                .isEmpty();
    }

    @Test
    void whoever_ran_the_installation_before_lets_nothing_go() {
        hold(Lane.MAILING);
        var olga = operator();
        TestDatabase.jdbc().sql("update operator set ended_at = now()").update();
        assertThat(olga.post("/operator/lanes/MAILING", Map.of()).statusCode()).isEqualTo(404);
        assertThat(olga.post("/operator/lanes/MAILING/pauses", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(held()).containsExactly("MAILING");
    }

    @Test
    void a_lane_that_is_stopped_sends_nothing_until_it_goes_on_and_the_log_names_who_did_it() {
        var olga = operator();
        var club = RunningHouse.club("FR");
        var path = "/operator/lanes/REMINDER/";
        assertThat(olga.postFrom("Sec-Fetch-Site", "cross-site", path + "pauses", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(logged(() -> olga.post(path + "pauses", Map.of())))
                .singleElement()
                .asString()
                .contains("REMINDER", "stopped for all clubs by operator");
        assertThat(logged(() -> olga.post(path + "pauses", Map.of())))
                .as("clicked twice")
                .isEmpty();
        var waits = queue(club, Lane.REMINDER);
        becomes(club, queue(club, Lane.SERVICE), "ACCEPTED");
        assertThat(state(club, waits)).isEqualTo("QUEUED");
        assertThat(olga.postFrom("Sec-Fetch-Site", "same-site", path + "resumptions", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(logged(() -> olga.post(path + "resumptions", Map.of())))
                .singleElement()
                .asString()
                .contains("REMINDER", "by operator");
        becomes(club, waits, "ACCEPTED");
    }

    // ---------------------------------------------------------------- what the tests say

    private static void hold(Lane lane) {
        TestDatabase.jdbc()
                .sql("insert into lane_hold (lane, since) values (:lane, now())")
                .param("lane", lane.name())
                .update();
    }

    private static List<String> held() {
        return TestDatabase.jdbc()
                .sql("select lane from lane_hold")
                .query(String.class)
                .list();
    }

    private static UUID queue(Club club, Lane lane) {
        var to = "ada." + UUID.randomUUID() + "@members.example";
        return Queueing.queue(
                RunningHouse.bean(Transactions.class), RunningHouse.bean(Outbox.class), club.id(), lane, to);
    }

    private static String state(Club club, UUID message) {
        return JdbcClient.create(TestDatabase.owner())
                .sql("select state from message where club_id = :club and id = :id")
                .param("club", club.id().value())
                .param("id", message)
                .query(String.class)
                .single();
    }

    private static void becomes(Club club, UUID message, String state) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> state(club, message), state::equals);
    }

    /** What is said of lanes meanwhile. */
    private static List<String> logged(Runnable deed) {
        return LogLines.of(deed).stream()
                .filter(line -> line.startsWith("Lane "))
                .toList();
    }
}
