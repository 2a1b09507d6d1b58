package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.links.MailedCodes;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.SecondFactors;
import app.latchkey.accounts.Secrets;
import app.latchkey.accounts.Totp;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailedCodeTest {
    private static final int THREADS = 16;
    private static final Pattern CODE = Pattern.compile("\\b([2-9A-Z]{4} [2-9A-Z]{4})\\b");
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final Duration before = clock.clockOffset();
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));
    private final Browser ada = riverside.accepted(riverside.invited(file, address));
    private final String home = riverside.door + "me" + file.substring(file.lastIndexOf('/')) + "/";
    private final String ask = riverside.door + "mail-code";
    private final String type = ask + "/typing";

    @AfterEach
    void the_clock_is_set_back() {
        clock.moveClock(before);
    }

    private void chosen() {
        riverside
                .sql
                .sql("update club set mailed_code_sign_in = true where id = :club")
                .param("club", riverside.club.id().value())
                .update();
    }

    private String codeFor(Browser browser) {
        var known = Riverside.mails(address).size();
        assertThat(Riverside.location(browser.post(ask, Map.of("identifier", address))))
                .isEqualTo(type);
        var found = CODE.matcher(riverside.newMail(address, known).text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private boolean enters(Browser browser, String code) {
        return Riverside.begins(browser.post(type, Map.of("code", code)));
    }

    private AccountId account() {
        return clock.global(() ->
                RunningHouse.bean(AccountAddresses.class).signingIn(address).orElseThrow());
    }

    @Test
    void it_does_not_exist_where_the_club_has_not_chosen_it() {
        assertThat(new Browser().get(ask).statusCode()).isEqualTo(404);
        assertThat(new Browser().post(ask, Map.of("identifier", address)).statusCode())
                .isEqualTo(404);
        assertThat(new Browser().post(type, Map.of("code", "abcd-efgh")).statusCode())
                .isEqualTo(404);
        assertThat(new Browser().get(riverside.door).body()).doesNotContain(ask);
    }

    @Test
    void the_owner_chooses_it_in_the_settings() {
        riverside.rules(riverside.owner, "mailedCodes", "true");
        assertThat(new Browser().get(riverside.door).body()).contains(ask);
    }

    @Test
    void the_code_opens_once_and_only_in_the_browser_that_asked() {
        chosen();
        var browser = new Browser();
        var code = codeFor(browser);
        assertThat(enters(new Browser(), code)).isFalse();
        assertThat(enters(browser, code)).isTrue();
        assertThat(browser.get(home).body()).contains("bottomtabs");
        assertThat(enters(browser, code)).isFalse();
    }

    @Test
    void of_sixteen_with_the_same_code_one_comes_in() throws Exception {
        chosen();
        var browser = new Browser();
        var first = codeFor(browser);
        var codes = RunningHouse.bean(MailedCodes.class);
        var device = Secrets.hash(browser.cookie("latchkey_device"));
        var sent =
                clock.global(() -> codes.newest(MailedCodes.For.SIGN_IN, device).orElseThrow());
        assertThat(Race.of(
                        THREADS,
                        n -> codes.compare(sent.id(), MailedCodes.For.SIGN_IN, sent.addressKey(), device, first)))
                .as("compared, and not used up: as often as it may be tried")
                .filteredOn(MailedCodes.Tried.RIGHT::equals)
                .hasSize(MailedCodes.MOST_TRIES);
        var code = codeFor(browser);
        var inside = Race.of(THREADS, n -> enters(browser, code)).stream()
                .filter(in -> in)
                .count();
        assertThat(inside).isEqualTo(1);
    }

    @Test
    void after_five_wrong_ones_the_right_one_is_over_too_and_so_it_is_after_ten_minutes() {
        chosen();
        var browser = new Browser();
        var code = codeFor(browser);
        for (var i = 0; i < 5; i++)
            assertThat(enters(browser, "2222-222" + (i + 2))).isFalse();
        assertThat(enters(browser, code)).isFalse();
        var another = codeFor(browser);
        clock.moveClock(clock.clockOffset().plusMinutes(11));
        assertThat(enters(browser, another)).isFalse();
    }

    @Test
    void whether_an_address_is_known_cannot_be_seen() {
        chosen();
        var known = new Browser();
        var unknown = new Browser();
        codeFor(known);
        assertThat(Riverside.location(unknown.post(ask, Map.of("identifier", "nobody@nowhere.example"))))
                .isEqualTo(type);
        assertThat(masked(known.get(type).body()))
                .isEqualTo(masked(unknown.get(type).body()));
        var wrong = Map.of("code", "2222-2222");
        assertThat(masked(known.post(type, wrong).body()))
                .isEqualTo(masked(unknown.post(type, wrong).body()));
    }

    private static String masked(String body) {
        return body.replaceAll("<code class=\"ref\">[^<]*</code>", "");
    }

    @Test
    void a_mailbox_is_no_second_factor() {
        chosen();
        clock.global(() -> {
            var factors = RunningHouse.bean(SecondFactors.class);
            var secret = factors.begin(account());
            assertThat(factors.confirm(account(), Totp.code(secret, Totp.step(clock.now()))))
                    .isTrue();
        });
        var browser = new Browser();
        var answer = browser.post(type, Map.of("code", codeFor(browser)));
        assertThat(Riverside.location(answer)).contains("second-step");
        assertThat(browser.get(home).body()).doesNotContain("bottomtabs");
    }

    @Test
    void whoever_works_at_a_desk_anywhere_does_not_come_in_by_mail() {
        chosen();
        var browser = new Browser();
        var code = codeFor(browser);
        var elsewhere = RunningHouse.club("FR");
        clock.inClub(elsewhere.id(), () -> RunningHouse.bean(Staff.class).give(elsewhere.id(), account(), Role.OWNER));
        assertThat(enters(browser, code)).isFalse();
        clock.inClub(
                riverside.club.id(),
                () -> RunningHouse.bean(Staff.class).give(riverside.club.id(), account(), Role.FRONT_DESK));
        var known = Riverside.mails(address).size();
        browser.post(ask, Map.of("identifier", address));
        Awaitility.await()
                .until(() -> riverside.count(
                                "inbound_request where club_id = :club and kind = 'SIGN_IN' and done_at is not null")
                        == 2);
        assertThat(Riverside.mails(address)).as("no code for staff").hasSize(known);
    }

    @Test
    void a_session_begun_by_mail_opens_no_desk_and_changes_no_credential() {
        chosen();
        var browser = new Browser();
        assertThat(enters(browser, codeFor(browser))).isTrue();
        assertThat(Riverside.location(browser.get(riverside.door + "passkeys"))).contains("fresh-proof");
        clock.inClub(
                riverside.club.id(),
                () -> RunningHouse.bean(Staff.class).give(riverside.club.id(), account(), Role.FRONT_DESK));
        assertThat(Riverside.location(browser.get(riverside.door + "desk/members")))
                .contains("again=1");
        assertThat(ada.get(riverside.door + "desk/members").statusCode())
                .as("by password")
                .isEqualTo(200);
    }
}
