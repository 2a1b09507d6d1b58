package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.accounts.SecondFactors;
import app.latchkey.accounts.Totp;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostFactorTest {
    private static final int THREADS = 16;
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final Duration before = clock.clockOffset();
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));
    private final Browser ada = riverside.accepted(riverside.invited(file, address));
    private final String home = riverside.door + "me" + file.substring(file.lastIndexOf('/')) + "/";
    private final String lost = riverside.door + "lost-factor";
    private byte[] secret = new byte[0];

    @AfterEach
    void the_clock_is_set_back() {
        clock.moveClock(before);
    }

    private void later(Duration time) {
        clock.moveClock(clock.clockOffset().plus(time));
    }

    private void protect(String who) {
        var factors = RunningHouse.bean(SecondFactors.class);
        clock.global(() -> {
            var account = account(who);
            secret = factors.begin(account);
            assertThat(factors.confirm(account, Totp.code(secret, Totp.step(clock.now()))))
                    .isTrue();
        });
    }

    private static AccountId account(String who) {
        return RunningHouse.bean(AccountAddresses.class).signingIn(who).orElseThrow();
    }

    private Browser halfway(String who, String password) {
        var browser = new Browser();
        assertThat(Riverside.location(riverside.signIn(browser, who, password))).contains("second-step");
        return browser;
    }

    /** @return the link in the mail that tells of it */
    private String asked() {
        protect(address);
        var known = Riverside.mails(address).size();
        var browser = halfway(address, Riverside.PASSWORD);
        assertThat(Riverside.location(browser.post(lost, Map.of()))).isEqualTo(lost);
        assertThat(browser.get(lost).body()).contains("Asked.");
        var notice = riverside.newMail(address, known);
        assertThat(notice.subject()).contains("second factor is lost");
        browser.post(lost, Map.of());
        return Riverside.link(notice);
    }

    private String linkAfterThreeDays() {
        asked();
        var known = Riverside.mails(address).size();
        later(Duration.ofHours(72).plusMinutes(1));
        var mail = riverside.newMail(address, known);
        assertThat(mail.subject()).contains("Remove");
        return Riverside.link(mail);
    }

    private boolean stillAsksACode() {
        return Riverside.location(riverside.signIn(new Browser(), address, Riverside.PASSWORD))
                .contains("second-step");
    }

    @Test
    void after_three_days_a_link_removes_it_and_the_password_is_still_asked() {
        var browser = new Browser();
        var page = Riverside.location(browser.get(linkAfterThreeDays()));
        assertThat(browser.get(page).body()).contains("Remove the second factor");
        assertThat(stillAsksACode())
                .as("a program that opens the link changes nothing")
                .isTrue();
        assertThat(ada.get(home).body()).contains("bottomtabs");
        var done = browser.post(page + "/removal", Map.of());
        assertThat(Riverside.begins(done)).as("lets nobody in").isFalse();
        assertThat(ada.get(home).body()).as("every device is out").doesNotContain("bottomtabs");
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isTrue();
        assertThat(browser.get(page).body()).as("used").doesNotContain("/removal");
    }

    @Test
    void whoever_is_told_stops_it_and_the_code_stays_asked() {
        var browser = new Browser();
        var page = Riverside.location(browser.get(asked()));
        assertThat(browser.get(page).body()).doesNotContain("/removal");
        assertThat(browser.post(page + "/removal", Map.of()).statusCode())
                .as("the link of the notice only stops")
                .isEqualTo(200);
        assertThat(stillAsksACode()).isTrue();
        var known = Riverside.mails(address).size();
        browser.post(page + "/stop", Map.of());
        assertThat(riverside.newMail(address, known).subject()).contains("stays");
        assertThat(pending()).isZero();
        assertThat(stillAsksACode()).isTrue();
    }

    private long pending() {
        return riverside.count("lost_factor where club_id = :club and used_at is null and ended_at is null");
    }

    @Test
    void whoever_shows_the_factor_after_all_has_not_lost_it() {
        asked();
        later(Duration.ofMinutes(2));
        var browser = halfway(address, Riverside.PASSWORD);
        var code = Totp.code(secret, Totp.step(clock.global(clock::now)));
        assertThat(Riverside.begins(browser.post(riverside.door + "second-step", Map.of("code", code))))
                .isTrue();
        assertThat(pending()).isZero();
    }

    @Test
    void nobody_asks_without_the_password() {
        protect(address);
        assertThat(Riverside.location(new Browser().post(lost, Map.of()))).isEqualTo(riverside.door);
        assertThat(Riverside.location(new Browser().get(lost))).isEqualTo(riverside.door);
        assertThat(pending()).isZero();
    }

    @Test
    void the_desk_sees_that_it_is_lost_and_until_when_it_waits() {
        asked();
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(riverside.desk.get(file + "/access").body())
                                .contains("data-code=\"SECOND_FACTOR_LOST\""));
    }

    @Test
    void of_sixteen_presses_one_removes_it() throws Exception {
        var link = linkAfterThreeDays();
        var id = riverside
                .sql
                .sql("select id from lost_factor where club_id = :club")
                .param("club", riverside.club.id().value())
                .query(UUID.class)
                .single();
        assertThat(removed(n -> lookThenWrite(id))).as("without the guard").isGreaterThan(1);
        var browser = new Browser();
        var page = Riverside.location(browser.get(link));
        assertThat(removed(n -> browser.post(page + "/removal", Map.of()).statusCode() == 303))
                .isEqualTo(1);
    }

    private static long removed(IntFunction<Boolean> press) throws Exception {
        return Race.of(THREADS, press).stream().filter(done -> done).count();
    }

    /** As it would be without the condition in the update: everybody looks, then everybody writes. */
    private boolean lookThenWrite(UUID id) {
        var open = riverside
                .sql
                .sql("select used_at is null, pg_sleep(0.3) from lost_factor where id = :id")
                .param("id", id)
                .query((row, n) -> row.getBoolean(1))
                .single();
        riverside
                .sql
                .sql("update lost_factor set sent_at = sent_at where id = :id")
                .param("id", id)
                .update();
        return open;
    }

    @Test
    void for_staff_no_clock_decides_but_an_owner_with_a_fresh_proof() {
        var felix = Riverside.address("felix");
        var password = "a long enough pass phrase of felix";
        var account = clock.inClub(riverside.club.id(), () -> {
            var made = RunningHouse.bean(Accounts.class).create("Felix", Locale.ENGLISH);
            RunningHouse.bean(AccountAddresses.class).prove(made, felix, felix, true);
            RunningHouse.bean(Passwords.class)
                    .set(made, RunningHouse.bean(Hashing.class).hash(password));
            RunningHouse.bean(Staff.class).give(riverside.club.id(), made, Role.FRONT_DESK);
            return made;
        });
        protect(felix);
        var browser = halfway(felix, password);
        browser.post(lost, Map.of());
        assertThat(browser.get(lost).body()).contains("an owner of the club decides");
        later(Duration.ofHours(80));
        var release = riverside.door + "desk/staff/" + account + "/lost-factor";
        var desk = RunningHouse.staff(riverside.club, Role.FRONT_DESK);
        assertThat(desk.post(release, Map.of()).statusCode()).isEqualTo(403);
        var owner = RunningHouse.staff(riverside.club, Role.OWNER);
        assertThat(owner.get(riverside.door + "desk/staff").body()).contains(release);
        var known = Riverside.mails(felix).size();
        later(Duration.ofMinutes(20));
        assertThat(Riverside.location(owner.post(release, Map.of())))
                .as("an old proof releases nothing")
                .contains("fresh-proof");
        owner.post(riverside.door + "fresh-proof", Map.of("secret", RunningHouse.PASSWORD));
        owner.post(release, Map.of());
        var mail = riverside.newMail(felix, known);
        assertThat(mail.subject()).contains("Remove");
        var link = new Browser();
        link.post(Riverside.location(link.get(Riverside.link(mail))) + "/removal", Map.of());
        assertThat(Riverside.begins(riverside.signIn(new Browser(), felix, password)))
                .isTrue();
    }
}
