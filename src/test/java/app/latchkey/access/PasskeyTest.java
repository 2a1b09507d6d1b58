package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Passkeys;
import app.latchkey.accounts.SecondFactors;
import app.latchkey.accounts.Totp;
import app.latchkey.clubs.Role;
import app.latchkey.operator.device.SoftPasskey;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasskeyTest {
    private static final int THREADS = 16;
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([A-Za-z0-9_-]+)\"");
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final Duration before = clock.clockOffset();
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));
    private final Browser ada = riverside.accepted(riverside.invited(file, address));
    private final String home = riverside.door + "me" + file.substring(file.lastIndexOf('/')) + "/";
    private final String passkeys = riverside.door + "passkeys";
    private final String enter = riverside.door + "passkey";

    @AfterEach
    void the_clock_is_set_back() {
        clock.moveClock(before);
    }

    private static SoftPasskey device() {
        return new SoftPasskey(RunningHouse.url(), "localhost");
    }

    private static String challenge(Browser browser, String path) {
        var asked = CHALLENGE.matcher(browser.get(path).body());
        assertThat(asked.find()).isTrue();
        return asked.group(1);
    }

    private String asked(Browser browser) {
        return challenge(browser, enter + "/options");
    }

    private HttpResponse<String> add(Browser browser, SoftPasskey device) {
        return browser.post(passkeys, device.made(challenge(browser, passkeys + "/options")));
    }

    private SoftPasskey added(SoftPasskey device) {
        var answer = add(ada, device);
        assertThat(ada.follow(answer).body()).contains("The passkey is added", device.id());
        return device;
    }

    private boolean enters(Browser browser, Map<String, String> shown) {
        var answer = browser.post(enter, shown);
        assertThat(answer.statusCode()).isEqualTo(Riverside.begins(answer) ? 303 : 422);
        return Riverside.begins(answer);
    }

    private boolean enters(SoftPasskey device) {
        var browser = new Browser();
        return enters(browser, device.shown(asked(browser)));
    }

    @Test
    void a_passkey_opens_the_account_alone_and_every_address_is_told_of_it() {
        assertThat(ada.get(home).body()).contains("passkeys/offer");
        var known = Riverside.mails(address).size();
        var device = added(device());
        assertThat(riverside.newMail(address, known).subject()).contains("passkey was added");
        assertThat(ada.get(home).body()).doesNotContain("passkeys/offer");
        var phone = new Browser();
        assertThat(enters(phone, device.shown(asked(phone)))).isTrue();
        assertThat(phone.get(home).body()).contains("bottomtabs");
    }

    @Test
    void the_offer_can_be_dismissed_for_good() {
        ada.post(passkeys + "/offer", Map.of("next", home));
        assertThat(ada.get(home).body()).doesNotContain("passkeys/offer");
    }

    @Test
    void it_stands_for_both_factors() {
        var factors = RunningHouse.bean(SecondFactors.class);
        var device = added(device());
        clock.global(() -> {
            var account =
                    RunningHouse.bean(AccountAddresses.class).signingIn(address).orElseThrow();
            var secret = factors.begin(account);
            assertThat(factors.confirm(account, Totp.code(secret, Totp.step(clock.now()))))
                    .isTrue();
        });
        assertThat(Riverside.location(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .contains("second-step");
        var phone = new Browser();
        assertThat(enters(phone, device.shown(asked(phone)))).isTrue();
        assertThat(phone.get(home).body()).contains("bottomtabs");
    }

    @Test
    void an_answer_that_was_heard_opens_nothing_again() {
        var device = added(device());
        var browser = new Browser();
        var shown = device.shown(asked(browser));
        assertThat(enters(browser, shown)).isTrue();
        assertThat(enters(new Browser(), shown)).isFalse();
    }

    @Test
    void of_sixteen_with_the_same_answer_one_comes_in() throws Exception {
        var device = added(device());
        var asking = new Browser();
        var own = new ArrayList<Map<String, String>>();
        for (var i = 0; i < THREADS; i++) own.add(device.shown(asked(asking)));
        assertThat(cameIn(own)).as("each with a challenge of its own").isEqualTo(THREADS);
        var same = device.shown(asked(asking));
        assertThat(cameIn(Collections.nCopies(THREADS, same))).isEqualTo(1);
    }

    private long cameIn(List<Map<String, String>> answers) throws Exception {
        return Race.of(answers.size(), n -> enters(new Browser(), answers.get(n))).stream()
                .filter(in -> in)
                .count();
    }

    @Test
    void what_another_page_made_the_device_sign_opens_nothing() {
        var there = new SoftPasskey("https://riverside.example.evil.example", "localhost");
        assertThat(add(ada, there).body()).contains("did not work");
        var otherHost = new SoftPasskey(RunningHouse.url(), "evil.example");
        assertThat(add(ada, otherHost).body()).contains("did not work");
        var device = added(device());
        var browser = new Browser();
        assertThat(enters(browser, device.shown(challenge(ada, riverside.door + "fresh-proof/options"))))
                .as("asked for something else")
                .isFalse();
        assertThat(enters(browser, device.shown("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")))
                .as("asked by nobody")
                .isFalse();
        var forged = new HashMap<>(device.shown(asked(browser)));
        forged.put("signature", device.shown(asked(browser)).get("signature"));
        assertThat(enters(browser, forged)).as("signed for another question").isFalse();
    }

    @Test
    void a_refused_passkey_looks_like_a_refused_password() {
        var browser = new Browser();
        var byPasskey = browser.post(enter, device().shown(asked(browser)));
        assertThat(byPasskey.statusCode()).isEqualTo(422);
        assertThat(masked(byPasskey.body()))
                .isEqualTo(masked(riverside
                        .signIn(browser, "nobody@riverside.example", "not it at all")
                        .body()
                        .replace("nobody@riverside.example", "")));
    }

    private static String masked(String body) {
        return body.replaceAll("<code class=\"ref\">[^<]*</code>", "");
    }

    @Test
    void a_question_is_answered_within_a_quarter_of_an_hour() {
        var device = added(device());
        var browser = new Browser();
        var shown = device.shown(asked(browser));
        clock.moveClock(clock.clockOffset().plusMinutes(16));
        assertThat(enters(browser, shown)).isFalse();
        assertThat(enters(device)).isTrue();
    }

    @Test
    void a_device_that_recognises_nobody_opens_nothing() {
        var device = added(device());
        device.recognisesNobody();
        assertThat(enters(device)).isFalse();
    }

    @Test
    void a_copy_of_a_device_is_recognised_by_its_counter() {
        var device = added(device().counting());
        device.countsFrom(7);
        assertThat(enters(device)).isTrue();
        device.countsFrom(7);
        assertThat(enters(device)).as("the same count again").isFalse();
        device.countsFrom(8);
        assertThat(enters(device)).isTrue();
    }

    @Test
    void a_passkey_that_was_removed_opens_nothing_and_the_other_devices_are_out() {
        var device = added(device());
        var phone = new Browser();
        assertThat(enters(phone, device.shown(asked(phone)))).isTrue();
        ada.post(passkeys + "/removal", Map.of("credential", device.id()));
        assertThat(phone.get(home).body()).doesNotContain("bottomtabs");
        assertThat(enters(device)).isFalse();
    }

    @Test
    void nobody_removes_renames_or_takes_over_the_passkey_of_another() {
        var device = added(device());
        var other = RunningHouse.staff(riverside.club, Role.FRONT_DESK);
        other.post(passkeys + "/removal", Map.of("credential", device.id()));
        other.post(passkeys + "/name", Map.of("credential", device.id(), "name", "mine now"));
        assertThat(add(other, device).body()).contains("did not work");
        assertThat(ada.get(passkeys).body()).contains(device.id()).doesNotContain("mine now");
        assertThat(enters(device)).isTrue();
    }

    @Test
    void whoever_has_only_the_password_does_not_touch_the_passkeys() {
        var device = added(device());
        var thief = new Browser();
        riverside.signIn(thief, address, Riverside.PASSWORD);
        assertThat(Riverside.location(thief.post(passkeys + "/removal", Map.of("credential", device.id()))))
                .startsWith(riverside.door + "fresh-proof?strong=1");
        assertThat(thief.post(riverside.door + "fresh-proof", Map.of("secret", Riverside.PASSWORD, "strong", "1"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(Riverside.location(
                        thief.post(riverside.door + "second-factor/begin", Map.of("password", Riverside.PASSWORD))))
                .as("nor puts a second factor of their own beside it")
                .startsWith(riverside.door + "fresh-proof?strong=1");
        var shown = device.shown(challenge(thief, riverside.door + "fresh-proof/options"));
        assertThat(Riverside.location(thief.post(riverside.door + "fresh-proof/passkey", with(shown, passkeys))))
                .as("with the device in the hand")
                .isEqualTo(passkeys);
    }

    private static Map<String, String> with(Map<String, String> shown, String next) {
        var form = new HashMap<>(shown);
        form.put("next", next);
        form.put("strong", "1");
        return form;
    }

    @Test
    void without_a_password_the_last_passkey_stays_and_a_reset_gives_a_password_again() {
        assertThat(ada.post(passkeys + "/only", Map.of()).statusCode()).isEqualTo(422);
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .as("nothing is taken away where there is no passkey")
                .isTrue();
        var device = added(device());
        ada.post(passkeys + "/only", Map.of());
        assertThat(riverside.signIn(new Browser(), address, Riverside.PASSWORD).statusCode())
                .isEqualTo(422);
        assertThat(ada.post(passkeys + "/removal", Map.of("credential", device.id()))
                        .body())
                .contains("the last way");
        assertThat(enters(device)).isTrue();
        var browser = new Browser();
        var page = Riverside.location(browser.get(riverside.resetFor(address)));
        browser.get(page);
        browser.post(page, Map.of("password", "another lantern meadow six"));
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, "another lantern meadow six")))
                .isTrue();
    }

    @Test
    void a_password_that_is_off_does_not_close_the_door_to_a_passkey() {
        var device = added(device());
        var phone = new Browser();
        riverside
                .sql
                .sql("""
                        update password set off_at = :now where account_id =
                          (select account_id from account_address where key = :key)""")
                .param("now", Times.utc(clock.global(clock::now)))
                .param("key", address)
                .update();
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isFalse();
        assertThat(enters(phone, device.shown(asked(phone)))).isTrue();
        assertThat(phone.get(home).body()).contains("bottomtabs");
    }

    @Test
    void the_desk_sees_that_somebody_types_a_password_and_has_only_a_passkey() {
        added(device());
        ada.post(passkeys + "/only", Map.of());
        riverside.signIn(new Browser(), address, Riverside.PASSWORD);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(riverside.desk.get(file + "/access").body())
                                .contains("data-code=\"METHOD_MISMATCH\""));
    }

    @Test
    void a_club_that_demands_a_second_factor_of_its_staff_takes_a_passkey_for_it() {
        var lea = RunningHouse.staff(riverside.club, Role.FRONT_DESK);
        var device = device();
        var members = riverside.door + "desk/members";
        riverside
                .sql
                .sql("update club set staff_proof = 'SECOND_FACTOR' where id = :club")
                .param("club", riverside.club.id().value())
                .update();
        assertThat(Riverside.location(lea.get(members))).startsWith(riverside.door + "second-factor");
        add(lea, device);
        assertThat(lea.get(members).statusCode()).isEqualTo(200);
        var elsewhere = new Browser();
        assertThat(enters(elsewhere, device.shown(asked(elsewhere)))).isTrue();
        assertThat(elsewhere.get(members).statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_moves_the_installation_is_told_how_many_passkeys_die() {
        var passkeys = RunningHouse.bean(Passkeys.class);
        var before = clock.global(() -> passkeys.madeForOtherHostsThan("moved.example"));
        added(device());
        assertThat(clock.global(() -> passkeys.madeForOtherHostsThan("moved.example")))
                .isEqualTo(before + 1);
        assertThat(clock.global(() -> passkeys.madeForOtherHostsThan("localhost")))
                .isZero();
    }

    /** A second child, once the mother's account has a passkey alone. */
    private String childsInvitation() {
        var child = riverside.add("Mia", "Martin", Map.of("birth", "2018", "email", address));
        return riverside.invited(child, address);
    }

    private static String opened(Browser browser, String link) {
        var page = Riverside.location(browser.get(link));
        assertThat(browser.post(page + "/open", Map.of("fact", "2018")).statusCode())
                .isEqualTo(303);
        return page;
    }

    private static final Map<String, String> AS_MOTHER = Map.of("as", "guardian", "how", "here", "name", "Ada Martin");

    private long children() {
        return riverside.count("access where club_id = :club and relation = 'GUARDIAN' and ended_at is null");
    }

    @Test
    void whoever_has_a_passkey_alone_takes_a_second_childs_invitation_without_a_password() {
        var device = added(device());
        ada.post(passkeys + "/only", Map.of());
        var link = childsInvitation();
        var phone = new Browser();
        var page = opened(phone, link);
        assertThat(phone.get(page).body())
                .contains("Does your account open with a passkey?")
                .doesNotContain("value=\"here\"");
        var shown = new HashMap<>(device.shown(asked(phone)));
        shown.put("next", page);
        assertThat(Riverside.location(phone.post(enter, shown))).isEqualTo(page);
        assertThat(phone.get(page).body()).contains("value=\"here\"", "signed in here: Ada Martin");
        var session = phone.cookie("latchkey_session");
        var taken = phone.post(page, AS_MOTHER);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
        assertThat(children()).isEqualTo(1);
        assertThat(phone.cookie("latchkey_session")).as("she stays who she is").isEqualTo(session);
        assertThat(phone.follow(taken).body()).contains("Mia");
        assertThat(new Browser().get(link).statusCode()).as("once").isEqualTo(410);
    }

    @Test
    void an_account_that_nobody_is_signed_in_to_takes_nothing() {
        var browser = new Browser();
        var page = opened(browser, childsInvitation());
        assertThat(browser.post(page, AS_MOTHER).statusCode()).isEqualTo(422);
        assertThat(children()).isZero();
    }

    @Test
    void a_browser_that_was_left_open_shows_again_who_stands_there() {
        var page = opened(ada, childsInvitation());
        clock.moveClock(before.plusMinutes(20));
        var first = ada.post(page, AS_MOTHER);
        assertThat(Riverside.location(first)).contains("fresh-proof").contains("invitation");
        assertThat(children()).isZero();
        ada.post(riverside.door + "fresh-proof", Map.of("secret", Riverside.PASSWORD, "next", page));
        assertThat(ada.post(page, AS_MOTHER).statusCode()).isEqualTo(303);
        assertThat(children()).isEqualTo(1);
    }

    @Test
    void a_place_at_the_desk_is_taken_with_a_passkey_alone_or_with_the_password_typed() {
        var known = Riverside.mails(address).size();
        riverside.owner.post(
                riverside.door + "desk/staff/invitations", Map.of("email", address, "role", Role.FRONT_DESK.name()));
        var page = riverside.opened(ada, Riverside.link(riverside.newMail(address, known)));
        assertThat(ada.post(page, Map.of("how", "here")).body()).contains("enter its password");
        assertThat(riverside.count("staff where club_id = :club")).isEqualTo(2);
        added(device());
        ada.post(passkeys + "/only", Map.of());
        assertThat(ada.post(page, Map.of("how", "here")).statusCode()).isEqualTo(303);
        assertThat(riverside.count("staff where club_id = :club")).isEqualTo(3);
    }
}
