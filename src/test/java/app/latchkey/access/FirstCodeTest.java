package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.invitation.Enclosing;
import app.latchkey.clubs.Role;
import app.latchkey.messages.CapturedMail;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A club whose first mail carries a username and an access code instead of a link. */
class FirstCodeTest {
    private final Riverside riverside = new Riverside();
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final String address = Riverside.address("ada");
    private String file = "";

    @BeforeEach
    void a_club_that_sends_codes() {
        riverside.sql.sql("delete from throttle where kind = 'code'").update();
        riverside.rules(riverside.owner, "firstAccess", "CODE");
        file = riverside.add("Ada", "Martin", Map.of("email", address, "birth", "1984"));
    }

    @AfterEach
    void today() {
        clock.moveClock(Duration.ZERO);
    }

    private CapturedMail invited(String remedy) {
        return sentBy(riverside.owner, remedy);
    }

    private CapturedMail sentBy(Browser who, String remedy) {
        var known = Riverside.mails(address).size();
        assertThat(Riverside.location(riverside.remedy(who, file, remedy))).isEqualTo(file);
        return riverside.newMail(address, known);
    }

    private static String code(CapturedMail mail) {
        return mail.text()
                .lines()
                .filter(line -> line.startsWith("    "))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    private static boolean leads(Browser browser, String door, String typed) {
        return browser.post(door + "code", Map.of("code", typed)).statusCode() == 303;
    }

    private String top() {
        var id = file.substring(file.lastIndexOf('/') + 1);
        var diagnosis = RunningHouse.bean(Diagnoses.class)
                .now(
                        riverside.club.id(),
                        app.latchkey.platform.ids.MemberId.parse(id).orElseThrow())
                .orElseThrow();
        return diagnosis.top().code() + " " + diagnosis.top().remedies().getFirst();
    }

    @Test
    void the_mail_carries_what_is_typed_and_no_link_that_opens_anything() {
        var mail = invited("INVITE");
        assertThat(mail.text())
                .contains("ada.martin", riverside.door + "code")
                .doesNotContain("/k/")
                .doesNotContain("password:");
        assertThat(top()).isEqualTo("ACCESS_CODE_ACTIVE WAIT");
    }

    @Test
    void typed_alone_it_asks_one_fact_of_the_file_and_ends_inside() {
        var browser = new Browser();
        var answer = browser.post(
                riverside.door + "code",
                Map.of("code", code(invited("INVITE")).toLowerCase(Locale.ROOT).replace(" ", "-")));
        var page = Riverside.location(answer);
        assertThat(browser.get(page).body()).doesNotContain("Martin");
        assertThat(browser.post(page + "/open", Map.of("fact", "1990")).statusCode())
                .isEqualTo(422);
        assertThat(browser.post(page + "/open", Map.of("fact", "1984")).statusCode())
                .isEqualTo(303);
        assertThat(Riverside.begins(browser.post(page, Map.of("password", Riverside.PASSWORD))))
                .isTrue();
        assertThat(top()).startsWith("ALL_GOOD");
    }

    @Test
    void in_the_password_field_with_the_username_it_is_the_same_grant() {
        var code = code(invited("INVITE"));
        var browser = new Browser();
        var led = riverside.signIn(browser, "Ada.Martin", code);
        assertThat(Riverside.location(led)).contains("/invitation/");
        assertThat(Riverside.begins(led)).isFalse();
        assertThat(riverside.signIn(new Browser(), "somebody.else", code).statusCode())
                .as("with another name it opens nothing")
                .isNotEqualTo(303);
    }

    @Test
    void sent_again_it_is_the_same_code_and_after_a_day_another() {
        var first = code(invited("INVITE"));
        clock.moveClock(Duration.ofMinutes(30));
        assertThat(code(invited("RESEND"))).isEqualTo(first);
        clock.moveClock(Enclosing.CODE_LIFE.plusMinutes(1));
        assertThat(leads(new Browser(), riverside.door, first)).isFalse();
        assertThat(top()).isEqualTo("ACCESS_CODE_EXPIRED RESEND");
        assertThat(code(sentBy(RunningHouse.staff(riverside.club, Role.OWNER), "RESEND")))
                .isNotEqualTo(first);
    }

    @Test
    void a_code_sent_to_a_former_address_opens_nothing() {
        var code = code(invited("INVITE"));
        var elsewhere = Map.of(
                "first",
                "Ada",
                "last",
                "Martin",
                "email",
                Riverside.address("ada.other"),
                "birth",
                "1984",
                "version",
                "0");
        assertThat(riverside.owner.post(file + "/edit", elsewhere).statusCode()).isEqualTo(303);
        assertThat(leads(new Browser(), riverside.door, code)).isFalse();
    }

    @Test
    void another_club_does_not_know_the_code() {
        var code = code(invited("INVITE"));
        assertThat(leads(new Browser(), new Riverside().door, code)).isFalse();
        assertThat(leads(new Browser(), riverside.door, code)).isTrue();
    }

    @Test
    void sixteen_who_read_the_same_mail_get_in_once() throws Exception {
        var code = code(invited("INVITE"));
        riverside.sql.sql("delete from throttle where kind = 'code'").update();
        var browsers = java.util.stream.Stream.generate(Browser::new).limit(16).toList();
        var pages = browsers.stream()
                .map(browser -> {
                    var page = Riverside.location(browser.post(riverside.door + "code", Map.of("code", code)));
                    browser.post(page + "/open", Map.of("fact", "1984"));
                    return page;
                })
                .toList();
        var inside = Race.of(
                        16,
                        n -> Riverside.begins(browsers.get(n)
                                .post(pages.get(n), Map.of("password", "copper key " + n + " at night"))))
                .stream()
                .filter(Boolean::booleanValue)
                .count();
        assertThat(inside).isEqualTo(1);
    }

    @Test
    void nothing_that_opens_it_stands_in_a_row() {
        var code = code(invited("INVITE")).replace(" ", "").toLowerCase(Locale.ROOT);
        assertThat(riverside.count("message m where club_id = :club and lower(m::text) like '%" + code + "%'"))
                .isZero();
        assertThat(riverside.count("grant_link l where club_id = :club and lower(l::text) like '%" + code + "%'"))
                .isZero();
    }
}
