package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.Sessions;
import app.latchkey.clubs.Role;
import app.latchkey.operator.device.SoftPasskey;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A browser where members come and go, which forgets each of them. */
class KioskTest {
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

    private final String address = Riverside.address("ada");
    private final String home = riverside.door + "me/" + id() + "/";
    private final Browser kiosk = RunningHouse.staff(riverside.club, Role.OWNER);

    private String id() {
        var file = riverside.add("Ada", "Martin", Map.of("email", address));
        riverside.accepted(riverside.invited(file, address));
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private void comesIn() {
        assertThat(Riverside.begins(riverside.signIn(kiosk, address, Riverside.PASSWORD)))
                .isTrue();
        assertThat(kiosk.get(home).statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_makes_a_browser_a_kiosk_is_signed_out_of_it_at_once() {
        becomes(kiosk, "KIOSK");
        assertThat(atTheDesk(kiosk)).isFalse();
    }

    @Test
    void a_kiosk_left_signed_in_has_forgotten_after_two_minutes() {
        becomes(kiosk, "KIOSK");
        comesIn();
        var page = kiosk.get(home).body();
        assertThat(page).contains("forget me", "http-equiv=\"refresh\"").doesNotContain("passkeys/offer");
        clock.moveClock(Sessions.KIOSK_IDLE.plusSeconds(1));
        assertThat(kiosk.get(home).statusCode()).isEqualTo(303);
    }

    @Test
    void a_passkey_or_an_address_of_the_account_is_not_left_at_a_kiosk() {
        var own = new Browser();
        var passkeys = riverside.door + "passkeys";
        becomes(kiosk, "KIOSK");
        comesIn();
        for (var browser : new Browser[] {own, kiosk}) {
            riverside.signIn(browser, address, Riverside.PASSWORD);
            var asked = browser.get(passkeys + "/options").body();
            var challenge = asked.replaceFirst("(?s).*\"challenge\":\"([A-Za-z0-9_-]+)\".*", "$1");
            var made = new SoftPasskey(RunningHouse.url(), "localhost").made(challenge.length() < 200 ? challenge : "");
            browser.post(passkeys, made);
        }
        assertThat(riverside
                        .sql
                        .sql(
                                "select count(*) from passkey p join account_address a using (account_id) where a.key = :key")
                        .param("key", address)
                        .query(Long.class)
                        .single())
                .as("one from their own browser, none from the kiosk")
                .isEqualTo(1);
        assertThat(Riverside.location(kiosk.get("/account"))).isEqualTo(riverside.door);
        assertThat(own.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_stays_longer_than_ten_minutes_whatever_they_click() {
        becomes(kiosk, "KIOSK");
        comesIn();
        for (var at = Duration.ofMinutes(1); at.compareTo(Sessions.KIOSK_LIFE) < 0; at = at.plusMinutes(1)) {
            clock.moveClock(at);
            assertThat(kiosk.get(home).statusCode()).as("%s", at).isEqualTo(200);
        }
        clock.moveClock(Sessions.KIOSK_LIFE.plusSeconds(1));
        assertThat(kiosk.get(home).statusCode()).isEqualTo(303);
    }

    @Test
    void the_desk_does_not_open_at_a_kiosk_whoever_signs_in() {
        var email = "lea." + java.util.UUID.randomUUID() + "@riverside.example";
        staffAt(email);
        becomes(kiosk, "KIOSK");
        riverside.signIn(kiosk, email, RunningHouse.PASSWORD);
        assertThat(atTheDesk(kiosk)).isFalse();
        assertThat(kiosk.post(riverside.door + "desk/members/new", Map.of("first", "Eve", "last", "Evil"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(riverside.count("member where club_id = :club and last = 'Evil'"))
                .isZero();
    }

    @Test
    void elsewhere_the_same_person_stays_in_and_a_password_is_remembered() {
        becomes(kiosk, "KIOSK");
        comesIn();
        var own = new Browser();
        riverside.signIn(own, address, Riverside.PASSWORD);
        clock.moveClock(Duration.ofHours(5));
        assertThat(own.get(home).statusCode()).isEqualTo(200);
        assertThat(new Browser().get(riverside.door).body()).contains("current-password");
        assertThat(kiosk.get(riverside.door).body()).doesNotContain("current-password");
    }

    @Test
    void after_somebody_else_at_the_same_kiosk_a_try_is_not_called_a_strangers() {
        becomes(kiosk, "KIOSK");
        comesIn();
        kiosk.post(riverside.door + "sign-out", Map.of());
        var other = Riverside.address("tom");
        var file = riverside.add("Tom", "Berg", Map.of("email", other));
        riverside.accepted(riverside.invited(file, other));
        riverside.signIn(kiosk, other, "not this one at all");
        var top = RunningHouse.bean(Diagnoses.class)
                .now(
                        riverside.club.id(),
                        app.latchkey.platform.ids.MemberId.parse(file.substring(file.lastIndexOf('/') + 1))
                                .orElseThrow())
                .orElseThrow()
                .top();
        assertThat(top.code()).isEqualTo(FindingCode.WRONG_PASSWORD);
        assertThat(top.evidence()).doesNotContainEntry("stranger", "true");
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
