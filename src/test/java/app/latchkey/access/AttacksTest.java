package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Each named by its attack. */
class AttacksTest {
    private final Riverside riverside = new Riverside();

    private static final String TABLES = "select relname from pg_class c join pg_namespace n on n.oid = relnamespace"
            + " where nspname = 'public' and relkind = 'r' and relname <> 'flyway_schema_history'";

    @Test
    void a_sign_that_no_database_keeps_breaks_nothing() {
        var nul = "ada\0martin";
        var stranger = new Browser();
        for (var path : new String[] {"", "recover", "code", "help-me-in"}) {
            var form = Map.of("identifier", nul, "password", nul, "code", nul, "who", nul, "why", "PASSWORD");
            assertThat(stranger.post(riverside.door + path, form).statusCode())
                    .as(path)
                    .isLessThan(500);
        }
        var typed = URLEncoder.encode(nul, StandardCharsets.UTF_8);
        for (var path : new String[] {"desk/?who=", "desk/members?q=", "desk/members?tag=", "desk/messages?q="})
            assertThat(riverside.owner.get(riverside.door + path + typed).statusCode())
                    .as(path)
                    .isLessThan(500);
        assertThat(stranger.get("/?q=" + typed).statusCode()).isLessThan(500);
        // And nothing that was queued by it holds up the next one who asks.
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        assertThat(riverside.resetFor(address)).startsWith("/k/");
    }

    @Test
    void a_program_that_opens_links_spends_nothing() {
        var address = Riverside.address("ada");
        var link = riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address);
        new Browser().head(link);
        for (var n = 0; n < 3; n++) {
            var program = new Browser();
            program.get(Riverside.location(program.get(link)));
        }
        assertThat(riverside.count("access_grant where club_id = :club and opened_at is null and used_at is null"))
                .isEqualTo(1);
        riverside.accepted(link);
        var reset = riverside.resetFor(address);
        new Browser().head(reset);
        var program = new Browser();
        program.get(Riverside.location(program.get(reset)));
        var browser = new Browser();
        var page = Riverside.location(browser.get(reset));
        assertThat(Riverside.begins(browser.post(page, Map.of("password", "meadow lantern copper ten"))))
                .isTrue();
    }

    @Test
    void a_program_that_keeps_cookies_and_follows_a_reset_has_not_opened_it() {
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var link = riverside.resetFor(address);
        var program = new Browser();
        assertThat(program.get(Riverside.location(program.get(link))).statusCode())
                .isEqualTo(200);
        assertThat(resetsOpened()).as("by a program").isZero();
        assertThat(mailsOpened()).as("so says the mail").isZero();
        var browser = new Browser();
        var page = Riverside.location(browser.get(link));
        assertThat(browser.post(page, Map.of("password", "short")).statusCode()).isEqualTo(422);
        assertThat(resetsOpened()).as("by a person").isEqualTo(1);
        assertThat(mailsOpened()).isEqualTo(1);
    }

    private long resetsOpened() {
        return riverside.count("reset where club_id = :club and opened_at is not null");
    }

    private long mailsOpened() {
        return riverside.count("message_event e join reset r on r.message_id = e.message_id"
                + " where e.club_id = :club and e.what = 'LINK_OPENED'");
    }

    @Test
    void a_link_at_a_former_address_is_dead() {
        var former = Riverside.address("ada");
        var now = Riverside.address("ada");
        var file = riverside.add("Ada", "Martin", Map.of("email", former));
        var link = riverside.invited(file, former);
        var early = new Browser();
        var opened = riverside.opened(early, link);
        var version = riverside
                .owner
                .get(file + "/edit")
                .body()
                .replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        var edit = Map.of("version", version, "first", "Ada", "last", "Martin", "email", now);
        assertThat(riverside.owner.post(file + "/edit", edit).statusCode()).isEqualTo(303);
        assertThat(new Browser().get(link).statusCode()).isEqualTo(410);
        var late = early.post(opened, Map.of("password", Riverside.PASSWORD));
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(riverside.count("access where club_id = :club")).isZero();
    }

    @Test
    void a_form_sent_by_another_site_is_refused() {
        var form = Map.of("identifier", "x", "password", "y");
        for (var site : List.of("cross-site", "same-site"))
            assertThat(new Browser()
                            .postFrom("Sec-Fetch-Site", site, riverside.door, form)
                            .statusCode())
                    .isEqualTo(403);
        for (var origin : List.of("https://evil.example", "null"))
            assertThat(riverside
                            .owner
                            .postFrom("Origin", origin, riverside.door + "desk/settings/sign-in", Map.of())
                            .statusCode())
                    .isEqualTo(403);
    }

    @Test
    void signing_in_leads_nowhere_else() {
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        for (var next : List.of(
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/operator/messages",
                riverside.door + "../operator",
                riverside.door + "/evil.example",
                riverside.door + "\\evil")) {
            var form = Map.of("identifier", address, "password", Riverside.PASSWORD, "next", next);
            assertThat(Riverside.location(new Browser().post(riverside.door, form)))
                    .as(next)
                    .matches(Pattern.quote(riverside.door) + "me/[0-9a-f-]{36}/");
        }
    }

    @Test
    void a_foreign_host_does_not_come_into_mails() throws IOException {
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var known = Riverside.mails(address).size();
        assertThat(poisoned(riverside.door + "recover", "identifier=" + address.replace("@", "%40")))
                .contains(" 200");
        var mail = riverside.newMail(address, known);
        assertThat(mail.text()).contains(RunningHouse.url() + "/k/").doesNotContain("evil.example");
        assertThat(mail.html()).contains(RunningHouse.url() + "/k/").doesNotContain("evil.example");
    }

    private static String poisoned(String path, String body) throws IOException {
        var house = URI.create(RunningHouse.url());
        try (var socket = new Socket(house.getHost(), house.getPort())) {
            var request = "POST " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                    + "X-Forwarded-Proto: https\r\nForwarded: host=evil.example\r\nConnection: close\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                    + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void a_look_alike_address_changes_nothing_on_file_and_gets_no_link() {
        var real = Riverside.address("lena.berg");
        riverside.accepted(riverside.invited(riverside.add("Lena", "Berg", Map.of("email", real)), real));
        var before = files();
        var planted = real.replace("riverside.example", "evil.example");
        var answer = new Browser().post(riverside.door + "recover", Map.of("identifier", planted));
        assertThat(answer.statusCode()).isEqualTo(200);
        riverside.signIn(new Browser(), planted, "wrong");
        Awaitility.await()
                .until(() -> riverside.count("inbound_request where club_id = :club and done_at is null") == 0);
        assertThat(files()).isEqualTo(before);
        assertThat(riverside.count("account_address where :club is not null and key = '" + planted + "'"))
                .isZero();
        assertThat(riverside.count("reset where club_id = :club")).isZero();
        assertThat(Riverside.mails(planted))
                .allSatisfy(mail -> assertThat(mail.text() + mail.html()).doesNotContain("/k/"));
    }

    /** The letters differ, and become the same when a careless program writes them large. */
    @Test
    void a_dotless_i_is_nobody_at_any_door() {
        riverside
                .sql
                .sql("update club set joins = 'KNOWN' where id = :club")
                .param("club", riverside.club.id().value())
                .update();
        var real = Riverside.address("mike");
        riverside.accepted(riverside.invited(riverside.add("Mike", "Ilin", Map.of("email", real)), real));
        var like = real.replaceFirst("mike", "m\u0131ke");
        assertThat(like).isNotEqualTo(real);
        assertThat(like.toUpperCase(Locale.ROOT))
                .as("which is what such a program compares")
                .isEqualTo(real.toUpperCase(Locale.ROOT));
        var known = Riverside.mails(real).size();
        assertThat(Riverside.begins(riverside.signIn(new Browser(), like, Riverside.PASSWORD)))
                .isFalse();
        new Browser().post(riverside.door + "recover", Map.of("identifier", like));
        new Browser().post("/sign-in/recover", Map.of("email", like));
        new Browser().post(riverside.door + "join", Map.of("address", like));
        Awaitility.await()
                .until(() -> riverside.count("inbound_request where :club is not null and done_at is null") == 0);
        assertThat(riverside.count("reset where club_id = :club")).isZero();
        assertThat(riverside.count("access_grant where club_id = :club and used_at is null"))
                .isZero();
        assertThat(Riverside.mails(real)).hasSize(known);
        assertThat(Riverside.mails(like))
                .allSatisfy(mail -> assertThat(mail.text() + mail.html()).doesNotContain("/k/"));
        // The sign of the degree Kelvin is a K by the rules of Unicode itself: the reset goes to the mailbox as it was
        // proven.
        var kelvin = real.replaceFirst("mike", "mi\u212Ae");
        new Browser().post(riverside.door + "recover", Map.of("identifier", kelvin));
        assertThat(riverside.newMail(real, known).to()).isEqualTo(real);
    }

    private List<String> files() {
        return riverside
                .sql
                .sql("select m::text || a::text from member m join member_address a"
                        + " on a.club_id = m.club_id and a.member_id = m.id where m.club_id = :club order by 1")
                .param("club", riverside.club.id().value())
                .query(String.class)
                .list();
    }

    @Test
    void the_front_desk_neither_opens_the_club_nor_chooses_staff() {
        var file = riverside.add("Ada", "Martin", Map.of("email", Riverside.address("ada")));
        assertThat(riverside.remedy(riverside.desk, file, "OPEN_CLUB").statusCode())
                .isEqualTo(403);
        assertThat(riverside.remedy(riverside.desk, file, "SWITCH_ON").statusCode())
                .isEqualTo(403);
        var invite = Map.of("email", Riverside.address("eve"), "role", "OWNER");
        assertThat(riverside
                        .desk
                        .post(riverside.door + "desk/staff/invitations", invite)
                        .statusCode())
                .isEqualTo(403);
        assertThat(riverside
                        .desk
                        .post(riverside.door + "desk/settings/sign-in", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobody_takes_over_an_owners_access_at_the_desk() {
        var address = Riverside.address("olga");
        var file = riverside.add("Olga", "Prins", Map.of("email", address));
        var olga = riverside.accepted(riverside.invited(file, address));
        riverside.signIn(olga, address, "forgotten");
        Awaitility.await()
                .until(() -> riverside.count("attempt_match where club_id = :club and reason = 'WRONG_PASSWORD'") > 0);
        assertThat(Riverside.location(riverside.remedy(riverside.desk, file, "RELINK_QR")))
                .contains("/handover/");
        var account = new AccountId(riverside
                .sql
                .sql("select account_id from access where club_id = :club")
                .param("club", riverside.club.id().value())
                .query(UUID.class)
                .single());
        RunningHouse.bean(Transactions.class)
                .inClub(
                        riverside.club.id(),
                        () -> RunningHouse.bean(Staff.class).give(riverside.club.id(), account, Role.OWNER));
        for (var remedy : List.of("RELINK_QR", "DESK_QR", "SLIP"))
            assertThat(Riverside.location(riverside.remedy(riverside.desk, file, remedy)))
                    .as(remedy)
                    .isEqualTo(file);
    }

    @Test
    void namesakes_are_not_invited_with_all() {
        var shared = Riverside.address("dupont");
        riverside.add("Jean", "Dupont", Map.of("email", shared, "birth", "1950"));
        riverside.add("Jean", "Dupont", Map.of("email", shared, "birth", "1982"));
        var alone = Riverside.address("ada");
        riverside.add("Ada", "Martin", Map.of("email", alone));
        riverside.owner.post(riverside.door + "desk/access/invitations", Map.of("confirmed", "1"));
        assertThat(riverside.newMail(alone, 0).text()).contains("/k/");
        assertThat(riverside.count("access_grant where club_id = :club and member_id is not null"))
                .isEqualTo(1);
        assertThat(Riverside.mails(shared)).isEmpty();
    }

    @Test
    void a_name_is_shown_only_after_the_fact_and_the_fact_is_asked_three_times() {
        var address = Riverside.address("ada");
        var file = riverside.add("Ada", "Martin", Map.of("email", address, "birth", "1984"));
        var link = riverside.invited(file, address);
        var browser = new Browser();
        var page = Riverside.location(browser.get(link));
        assertThat(browser.get(page).body()).contains("name=\"fact\"").doesNotContain("Ada", "Martin", address);
        for (var year : List.of("1983", "1985", "1986"))
            assertThat(browser.post(page + "/open", Map.of("fact", year)).body())
                    .doesNotContain("Ada", "Martin", address);
        assertThat(browser.post(page + "/open", Map.of("fact", "1984")).statusCode())
                .isEqualTo(422);
        assertThat(browser.post(page, Map.of("password", Riverside.PASSWORD)).statusCode())
                .isEqualTo(303);
        assertThat(riverside.count("access where club_id = :club")).isZero();
    }

    @Test
    void no_row_and_no_log_holds_what_opens_a_door() {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        var secrets = new ArrayList<String>(List.of(Riverside.PASSWORD, "meadow lantern copper ten"));
        try {
            var address = Riverside.address("ada");
            var link = riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address);
            riverside.accepted(link);
            var reset = riverside.resetFor(address);
            var browser = new Browser();
            browser.post(Riverside.location(browser.get(reset)), Map.of("password", "meadow lantern copper ten"));
            var karl = riverside.add("Karl", "Jansen", Map.of());
            var shown = riverside
                    .desk
                    .follow(riverside.remedy(riverside.desk, karl, "DESK_QR"))
                    .body();
            var code = shown.replaceAll("(?s).*class=\"bigcode\">([^<]*)<.*", "$1");
            secrets.addAll(List.of(
                    link.substring(3),
                    reset.substring(3),
                    code,
                    code.replace(" ", ""),
                    code.replace(" ", "").toLowerCase()));
        } finally {
            root.detachAppender(log);
        }
        for (var table : riverside.sql.sql(TABLES).query(String.class).list())
            for (var secret : secrets)
                assertThat(riverside
                                .sql
                                .sql("select count(*) from " + table + " t where position(:secret in t::text) > 0")
                                .param("secret", secret)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
        var lines = List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        for (var secret : secrets) assertThat(lines).noneMatch(line -> line.contains(secret));
    }
}
