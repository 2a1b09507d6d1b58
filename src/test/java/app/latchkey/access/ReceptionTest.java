package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Role;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The computer at the counter, where staff change under their own names. */
class ReceptionTest {
    private static final String PIN = "402917";

    private final Riverside riverside = new Riverside();
    private final Transactions clock = RunningHouse.bean(Transactions.class);

    @AfterEach
    void today() {
        clock.moveClock(Duration.ZERO);
    }

    private void becomes(Browser browser, String kind) {
        var answer = browser.post(riverside.door + "desk/devices", Map.of("name", "Counter", "kind", kind));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private boolean atTheDesk(Browser browser) {
        return browser.get(riverside.door + "desk/members").statusCode() == 200;
    }

    private final Browser counter = RunningHouse.staff(riverside.club, Role.OWNER);
    private final String page = riverside.door + "reception";

    private void parked() {
        becomes(counter, "RECEPTION");
        assertThat(counter.post(riverside.door + "reception/pin", Map.of("pin", PIN))
                        .statusCode())
                .isEqualTo(303);
        assertThat(counter.post(page + "/parking", Map.of()).statusCode()).isEqualTo(303);
        assertThat(atTheDesk(counter)).isFalse();
    }

    private String who() {
        return Jsoup.parse(counter.get(page).body()).select("[name=who]").attr("value");
    }

    private HttpResponse<String> back(String pin) {
        return counter.post(page, Map.of("who", who(), "pin", pin));
    }

    @Test
    void whoever_stepped_aside_comes_back_by_a_pin_and_the_audit_has_their_name() {
        parked();
        assertThat(Riverside.begins(back(PIN))).isTrue();
        assertThat(atTheDesk(counter)).isTrue();
        assertThat(riverside.count("audit where club_id = :club and sentence_code = 'access.audit.reception'"
                        + " and actor_account is not null"))
                .isEqualTo(1);
    }

    @Test
    void a_second_person_signs_in_fully_and_both_are_on_the_list_then() {
        parked();
        var email = "kim." + java.util.UUID.randomUUID() + "@riverside.example";
        staffAt(email);
        riverside.signIn(counter, email, RunningHouse.PASSWORD);
        counter.post(riverside.door + "reception/pin", Map.of("pin", "771204"));
        counter.post(page + "/parking", Map.of());
        assertThat(Jsoup.parse(counter.get(page).body()).select("[name=who]")).hasSize(2);
    }

    @Test
    void a_pin_is_no_fresh_proof() {
        parked();
        clock.moveClock(Duration.ofMinutes(20));
        back(PIN);
        assertThat(atTheDesk(counter)).isTrue();
        assertThat(Riverside.location(counter.get(riverside.door + "desk/settings")))
                .contains("fresh-proof");
        assertThat(Riverside.location(counter.get(riverside.door + "reception/pin")))
                .contains("fresh-proof");
    }

    @Test
    void after_a_day_only_the_whole_secret_opens() {
        parked();
        clock.moveClock(Duration.ofHours(23));
        assertThat(who()).isNotEmpty();
        var known = who();
        clock.moveClock(Duration.ofHours(24).plusMinutes(1));
        assertThat(who()).isEmpty();
        assertThat(Riverside.begins(counter.post(page, Map.of("who", known, "pin", PIN))))
                .isFalse();
    }

    @Test
    void five_wrong_pins_and_the_right_one_is_worth_nothing() {
        parked();
        var known = who();
        for (var n = 0; n < 5; n++)
            assertThat(Riverside.begins(counter.post(page, Map.of("who", known, "pin", "11223" + n))))
                    .isFalse();
        clock.moveClock(Duration.ofMinutes(30));
        assertThat(Riverside.begins(counter.post(page, Map.of("who", known, "pin", PIN))))
                .isFalse();
    }

    /** The attack: all guesses at once, so that each would find the counter still low. */
    @Test
    void guessing_pins_all_at_once_is_looked_at_five_times() throws Exception {
        parked();
        var known = who();
        riverside.sql.sql("delete from throttle where kind = 'pin'").update();
        Race.of(
                16,
                n -> counter.post(page, Map.of("who", known, "pin", "1122" + (10 + n)))
                        .statusCode());
        assertThat(riverside.count("staff_pin where club_id = :club and fails > 5"))
                .isZero();
    }

    @Test
    void at_any_other_computer_there_is_no_such_page_and_the_pin_opens_nothing() {
        parked();
        var known = who();
        var elsewhere = new Browser();
        assertThat(elsewhere.get(page).statusCode()).isEqualTo(404);
        assertThat(elsewhere.post(page, Map.of("who", known, "pin", PIN)).statusCode())
                .isEqualTo(404);
        var second = RunningHouse.staff(riverside.club, Role.OWNER);
        becomes(second, "RECEPTION");
        assertThat(Riverside.begins(second.post(page, Map.of("who", known, "pin", PIN))))
                .as("never signed in there")
                .isFalse();
    }

    @Test
    void a_role_that_ended_comes_back_by_no_pin() {
        parked();
        var known = who();
        riverside
                .sql
                .sql("update staff set ended_at = now() where club_id = :club and account_id = :account::uuid")
                .param("club", riverside.club.id().value())
                .param("account", known)
                .update();
        assertThat(who()).isEmpty();
        assertThat(Riverside.begins(counter.post(page, Map.of("who", known, "pin", PIN))))
                .isFalse();
    }

    @Test
    void a_computer_taken_off_the_list_forgets_who_was_parked() {
        becomes(counter, "RECEPTION");
        counter.post(riverside.door + "reception/pin", Map.of("pin", PIN));
        var devices = Jsoup.parse(counter.get(riverside.door + "desk/devices").body());
        counter.post(devices.select("form[action$=removal]").attr("action"), Map.of());
        assertThat(counter.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void pins_that_everybody_tries_first_are_refused() {
        becomes(counter, "RECEPTION");
        for (var easy : new String[] {"123456", "654321", "111111", "121212", "12345", "abcdef", ""})
            assertThat(counter.post(riverside.door + "reception/pin", Map.of("pin", easy))
                            .statusCode())
                    .as(easy)
                    .isEqualTo(422);
    }

    private void staffAt(String email) {
        var accounts = RunningHouse.bean(app.latchkey.accounts.Accounts.class);
        RunningHouse.bean(Transactions.class).inClub(riverside.club.id(), () -> {
            var account = accounts.create("Lea", java.util.Locale.ENGLISH);
            RunningHouse.bean(app.latchkey.accounts.AccountAddresses.class).prove(account, email, email, true);
            RunningHouse.bean(app.latchkey.accounts.Passwords.class)
                    .set(
                            account,
                            RunningHouse.bean(app.latchkey.accounts.Hashing.class)
                                    .hash(RunningHouse.PASSWORD));
            RunningHouse.bean(app.latchkey.clubs.Staff.class).give(riverside.club.id(), account, Role.OWNER);
        });
    }
}
