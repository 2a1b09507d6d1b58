package app.latchkey.operator;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.OperatorLinks;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Operators;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.messages.CapturedMail;
import app.latchkey.messages.CapturedMails;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a desk cannot mend goes to whoever runs the installation, and comes back answered. */
class EscalationTest {
    private static final String PASSWORD = "lantern copper meadow gate";

    private final Club club = RunningHouse.club("FR");
    private final Browser desk = RunningHouse.staff(club, Role.FRONT_DESK);
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final JdbcClient sql = JdbcClient.create(TestDatabase.owner());
    private final String address = "lena." + UUID.randomUUID() + "@members.example";
    private final String file = RunningHouse.staff(club, Role.OWNER)
            .post(
                    club.path() + "desk/members/new",
                    Map.of("first", "Lena", "last", "Bergstrom", "email", address, "evenSo", "true"))
            .headers()
            .firstValue("Location")
            .orElseThrow();

    @AfterEach
    void nobody_runs_it_any_more() {
        clock.moveClock(Duration.ZERO);
        sql.sql("update operator set ended_at = now()").update();
    }

    private static String link() {
        return RunningHouse.bean(OperatorLinks.class).make();
    }

    private static String led(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private Browser operator(String email) {
        var browser = new Browser();
        var page = led(browser.get(link()));
        var made = browser.post(page, Map.of("name", "Olga Peters", "email", email, "password", PASSWORD));
        assertThat(led(made)).isEqualTo("/operator");
        return browser;
    }

    private static String mailbox() {
        return "olga." + UUID.randomUUID() + "@hosting.example";
    }

    private static CapturedMail mail(String to) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> RunningHouse.bean(CapturedMails.class).newest(500).stream()
                                .filter(mail -> mail.to().equalsIgnoreCase(to))
                                .toList(),
                        mails -> !mails.isEmpty())
                .getFirst();
    }

    @Test
    void a_case_goes_there_and_the_answer_comes_back() {
        var mailbox = mailbox();
        var operator = operator(mailbox);
        assertThat(desk.post(file + "/access/escalation", Map.of("words", "The invitation never comes."))
                        .statusCode())
                .isEqualTo(303);
        var told = mail(mailbox);
        assertThat(told.text()).contains(club.name(), "/operator/escalations/");
        var page = Jsoup.parse(operator.get("/operator").body());
        var one = page.select("a[href^=/operator/escalations/" + club.id() + "]");
        assertThat(one).hasSize(1);
        var at = one.attr("href");
        assertThat(operator.get(at).body()).contains("The invitation never comes.", "NOT_INVITED");
        operator.post(at + "/answer", Map.of("words", "Our relay was down until noon.\nIt is up again."));
        var shown = desk.get(file + "/access/escalation").body();
        assertThat(shown).contains("Our relay was down until noon.", "data-escalation=\"ANSWERED\"");
        operator.post(at + "/closing", Map.of());
        assertThat(desk.get(file + "/access/escalation").body()).doesNotContain("data-escalation");
        assertThat(Jsoup.parse(operator.get("/operator").body())
                        .select("a[href^=/operator/escalations/" + club.id() + "]"))
                .isEmpty();
    }

    private static String refused(Browser browser, String at, String typed) {
        var answer = browser.post(at, Map.of("identifier", typed, "password", "no such password"));
        return Jsoup.parse(answer.body()).select("code.ref").text();
    }

    @Test
    void a_reference_of_no_club_opens_for_the_operator_and_a_club_s_own_does_not() {
        var mailbox = mailbox();
        var operator = operator(mailbox);
        var visitor = new Browser();
        var known = refused(visitor, "/sign-in", mailbox);
        assertThat(operator.get("/operator/references?ref=" + known).body())
                .contains("data-attempt=\"" + known + "\"")
                .doesNotContain("opens nothing");
        var nobody = refused(visitor, "/sign-in", "zoe." + UUID.randomUUID() + "@members.example");
        assertThat(operator.get("/operator/references?ref="
                                + nobody.replace("-", "").toLowerCase(Locale.ROOT))
                        .body())
                .contains("signs in nobody");
        var ofAClub = refused(visitor, club.path(), mailbox);
        assertThat(operator.get("/operator/references?ref=" + ofAClub).body())
                .contains("opens nothing")
                .doesNotContain("data-attempt");
        assertThat(desk.get("/operator/references?ref=" + known).statusCode()).isEqualTo(404);
    }

    @Test
    void whoever_asked_gets_the_answer_by_mail() {
        var operator = operator(mailbox());
        desk.post(file + "/access/escalation", Map.of("words", "It never comes."));
        var at = Jsoup.parse(operator.get("/operator").body())
                .select("a[href^=/operator/escalations/" + club.id() + "]")
                .attr("href");
        operator.post(at + "/answer", Map.of("words", "The relay was down."));
        var asked = sql.sql("select address_as_sent from message where club_id = :club"
                        + " and kind = 'access.escalation.answer'")
                .param("club", club.id().value())
                .query(String.class)
                .single();
        assertThat(mail(asked).text()).contains("The relay was down.");
    }

    @Test
    void no_name_no_address_and_no_number_of_the_member_leaves_the_club() {
        var mailbox = mailbox();
        var operator = operator(mailbox);
        sql.sql("update member set phone = '+33 6 12 34 56 78', notes = 'allergic' where club_id = :club")
                .param("club", club.id().value())
                .update();
        desk.post(file + "/access/escalation", Map.of("words", "It never comes."));
        var at = Jsoup.parse(operator.get("/operator").body())
                .select("a[href^=/operator/escalations/" + club.id() + "]")
                .attr("href");
        for (var text : List.of(
                operator.get(at).body(),
                operator.get("/operator").body(),
                mail(mailbox).text()))
            assertThat(text)
                    .doesNotContainIgnoringCase("Lena")
                    .doesNotContain("Bergstrom", address, address.split("@")[0], "34 56 78", "allergic")
                    // Ids and marks of files may have these digits among others.
                    .doesNotContainPattern("(?<![0-9a-z-])1001(?![0-9a-z-])");
    }

    @Test
    void to_everybody_else_there_is_no_such_page() {
        desk.post(file + "/access/escalation", Map.of("words", "It never comes."));
        var owner = RunningHouse.staff(club, Role.OWNER);
        for (var path : List.of("/operator", "/operator/escalations/" + club.id() + "/" + UUID.randomUUID())) {
            assertThat(owner.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(led(new Browser().get(path))).startsWith("/sign-in?next=");
        }
        assertThat(owner.post("/operator/escalations/" + club.id() + "/" + UUID.randomUUID() + "/answer", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_operator_who_sat_idle_for_an_hour_signs_in_anew() {
        var operator = operator(mailbox());
        clock.moveClock(Duration.ofMinutes(61));
        assertThat(led(operator.get("/operator"))).contains("again=1");
    }

    @Test
    void being_an_operator_opens_no_desk_and_no_members_file() {
        var operator = operator(mailbox());
        assertThat(operator.get(club.path() + "desk/").statusCode()).isEqualTo(404);
        assertThat(operator.get(file).statusCode()).isEqualTo(404);
    }

    @Test
    void sixteen_with_one_link_are_one_operator() throws Exception {
        var link = link();
        var browsers = Stream.generate(Browser::new).limit(16).toList();
        var pages = browsers.stream().map(browser -> led(browser.get(link))).toList();
        var operators = Race.of(
                        16,
                        n -> browsers.get(n)
                                .post(
                                        pages.get(n),
                                        Map.of("name", "Olga " + n, "email", mailbox(), "password", PASSWORD))
                                .statusCode())
                .stream()
                .filter(status -> status == 303)
                .count();
        assertThat(operators).isEqualTo(1);
        assertThat(RunningHouse.bean(Transactions.class)
                        .global(() -> RunningHouse.bean(Operators.class).all()))
                .hasSize(1);
        assertThat(new Browser().get(link).statusCode()).isEqualTo(303);
        assertThat(browsers.getFirst().get(pages.getFirst()).statusCode()).isEqualTo(410);
    }

    @Test
    void a_scanner_that_opens_the_link_uses_nothing_up_and_a_guessed_one_is_nobody() {
        var link = link();
        for (var n = 0; n < 3; n++) new Browser().get(link);
        var page = led(new Browser().get(link));
        assertThat(new Browser().get(page).statusCode())
                .as("without the cookie")
                .isEqualTo(404);
        var browser = new Browser();
        browser.get(link);
        assertThat(browser.get(page).statusCode()).isEqualTo(200);
        assertThat(browser.get("/operator/welcome/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_address_that_signs_in_already_is_said_and_its_password_stays() {
        var mailbox = mailbox();
        operator(mailbox);
        var other = new Browser();
        var page = led(other.get(link()));
        var answer = other.post(page, Map.of("name", "Eve", "email", mailbox, "password", "another lantern gate"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("signs in already");
        assertThat(RunningHouse.bean(Transactions.class)
                        .global(() -> RunningHouse.bean(AccountAddresses.class)
                                .signingIn(mailbox.toLowerCase(java.util.Locale.ROOT))))
                .isPresent();
    }

    @Test
    void servers_words_lose_their_mailboxes() {
        assertThat(app.latchkey.platform.text.Mailboxes.masked("550 <lena.b@gmail.com>: user unknown"))
                .isEqualTo("550 <…@gmail.com>: user unknown");
    }
}
