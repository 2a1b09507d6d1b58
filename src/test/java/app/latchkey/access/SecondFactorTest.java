package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.SecondFactors;
import app.latchkey.accounts.Totp;
import app.latchkey.clubs.Role;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.work.Worker;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecondFactorTest {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int THREADS = 16;
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final Duration before = clock.clockOffset();
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));
    private final Browser ada = riverside.accepted(riverside.invited(file, address));
    private final String home = riverside.door + "me" + file.substring(file.lastIndexOf('/')) + "/";
    private final String factor = riverside.door + "second-factor";
    private final String step = riverside.door + "second-step";
    private final CyclicBarrier looked = new CyclicBarrier(THREADS);
    private byte[] secret = new byte[0];

    @AfterEach
    void the_clock_is_set_back() {
        clock.moveClock(before);
    }

    /** Another code: a step of time is accepted once. */
    private String code() {
        clock.moveClock(clock.clockOffset().plusSeconds(60));
        return Totp.code(secret, clock.global(clock::now).getEpochSecond() / 30);
    }

    private static byte[] bytes(String base32) {
        var bits = new StringBuilder();
        for (var sign : base32.toCharArray())
            bits.append(String.format("%5s", Integer.toBinaryString(BASE32.indexOf(sign)))
                    .replace(' ', '0'));
        var bytes = new byte[bits.length() / 8];
        for (var i = 0; i < bytes.length; i++) bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
        return bytes;
    }

    /** @return the recovery codes */
    private List<String> setUp(Browser browser, String password) {
        browser.post(factor + "/begin", Map.of("password", password));
        var key = Pattern.compile("<code>([A-Z2-7 ]{39})</code>")
                .matcher(browser.get(factor).body());
        assertThat(key.find()).isTrue();
        secret = bytes(key.group(1).replace(" ", ""));
        var shown = browser.post(factor + "/confirm", Map.of("code", code()));
        assertThat(shown.body()).contains("data-codes");
        var codes = new ArrayList<String>();
        var found = Pattern.compile("<code>([^<]{14})</code>").matcher(shown.body());
        while (found.find()) codes.add(found.group(1));
        assertThat(codes).hasSize(10);
        return codes;
    }

    @Test
    void after_a_rotation_the_newest_key_has_sealed_every_secret_and_the_codes_go_on() {
        setUp(ada, Riverside.PASSWORD);
        var keys = RunningHouse.bean(KeyRing.class);
        var old = keys.sealHead();
        keys.rotate();
        var byOld = "totp where starts_with(encode(sealed_secret, 'hex'), '" + old + "')";
        assertThat(sealed(byOld)).isPositive();
        var worker = RunningHouse.beans(Worker.class).stream()
                .filter(one -> one.name().equals("seal-anew"))
                .findFirst()
                .orElseThrow();
        Awaitility.await().until(() -> !worker.next() && sealed(byOld) == 0);
        assertThat(Riverside.begins(show(halfway(), code()))).isTrue();
        assertThat(riverside.count("attempt where club_id = :club and factors = '{password,totp}'"))
                .isEqualTo(1);
    }

    private long sealed(String which) {
        return riverside
                .sql
                .sql("select count(*) from " + which)
                .query(Long.class)
                .single();
    }

    private Browser halfway() {
        var browser = new Browser();
        assertThat(Riverside.location(riverside.signIn(browser, address, Riverside.PASSWORD)))
                .startsWith(step);
        return browser;
    }

    private HttpResponse<String> show(Browser browser, String code) {
        return browser.post(step, Map.of("code", code));
    }

    private boolean isInside(Browser browser) {
        return browser.get(home).body().contains("bottomtabs");
    }

    @Test
    void after_the_password_a_code_is_asked_and_before_it_nothing_opens() {
        setUp(ada, Riverside.PASSWORD);
        var browser = halfway();
        assertThat(isInside(browser)).isFalse();
        assertThat(Riverside.location(browser.get(riverside.door))).isEqualTo(step);
        assertThat(show(browser, "000000").statusCode()).isEqualTo(422);
        assertThat(isInside(browser)).isFalse();
        assertThat(Riverside.location(show(browser, code()))).isEqualTo(home);
        assertThat(isInside(browser)).isTrue();
    }

    @Test
    void a_code_that_was_used_opens_nothing_again() {
        setUp(ada, Riverside.PASSWORD);
        var code = code();
        assertThat(Riverside.begins(show(halfway(), code))).isTrue();
        assertThat(Riverside.begins(show(halfway(), code))).isFalse();
    }

    @Test
    void a_recovery_code_opens_once_and_new_ones_replace_the_others() {
        var codes = setUp(ada, Riverside.PASSWORD);
        assertThat(Riverside.begins(show(halfway(), codes.getFirst()))).isTrue();
        assertThat(Riverside.begins(show(halfway(), codes.getFirst()))).isFalse();
        assertThat(ada.post(factor + "/codes", Map.of("password", Riverside.PASSWORD, "code", code()))
                        .body())
                .contains("data-codes");
        assertThat(Riverside.begins(show(halfway(), codes.getLast()))).isFalse();
    }

    @Test
    void a_reset_does_not_skip_it() {
        var known = Riverside.mails(address).size();
        setUp(ada, Riverside.PASSWORD);
        riverside.newMail(address, known);
        var browser = new Browser();
        var page = Riverside.location(browser.get(riverside.resetFor(address)));
        browser.get(page);
        browser.post(page, Map.of("password", "another lantern meadow six"));
        assertThat(isInside(browser)).isFalse();
        assertThat(Riverside.begins(show(browser, code()))).isTrue();
        assertThat(isInside(browser)).isTrue();
    }

    @Test
    void a_program_with_every_right_does_not_skip_it() throws Exception {
        var known = Riverside.mails(address).size();
        setUp(ada, Riverside.PASSWORD);
        riverside.newMail(address, known);
        var made = riverside.owner.post(
                riverside.door + "desk/keys", Map.of("name", "Turnstile", "scope", "access:invite"));
        var key = made.body().replaceAll("(?s).*data-key>([^<]+)<.*", "$1");
        var member = "/api/v1/clubs/" + riverside.club.slug() + "/members" + file.substring(file.lastIndexOf('/'));
        var asked = program(key, member + "/password-resets");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        assertThat(asked.body()).as("no way in stands in the answer").doesNotContain("/k/", "link", "code\"");
        var link = Riverside.link(riverside.newMail(address, known + 1));
        var browser = new Browser();
        var page = Riverside.location(browser.get(link));
        browser.post(page, Map.of("password", "another lantern meadow six"));
        assertThat(isInside(browser)).isFalse();
        assertThat(Riverside.begins(show(browser, code()))).isTrue();
        assertThat(isInside(browser)).isTrue();
    }

    private static HttpResponse<String> program(String key, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(RunningHouse.url() + path))
                                .header("Authorization", "Bearer " + key)
                                .header("Idempotency-Key", "one")
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void an_invitation_taken_with_that_account_does_not_skip_it() {
        setUp(ada, Riverside.PASSWORD);
        var child = riverside.add("Mia", "Martin", Map.of("birth", "2018", "email", address));
        var browser = new Browser();
        var page = Riverside.location(browser.get(riverside.invited(child, address)));
        browser.get(page);
        browser.post(page + "/open", Map.of("fact", "2018"));
        browser.post(
                page,
                Map.of(
                        "as",
                        "guardian",
                        "how",
                        "existing",
                        "identifier",
                        address,
                        "password",
                        Riverside.PASSWORD,
                        "name",
                        "Ada Martin"));
        var childsHome = riverside.door + "me" + child.substring(child.lastIndexOf('/')) + "/";
        assertThat(browser.get(childsHome).body()).doesNotContain("bottomtabs");
        assertThat(Riverside.begins(show(browser, code()))).isTrue();
        assertThat(browser.get(childsHome).body()).contains("bottomtabs");
    }

    @Test
    void neither_a_code_from_the_desk_nor_one_on_a_slip_taken_with_that_account_skips_it() {
        setUp(ada, Riverside.PASSWORD);
        for (var remedy : List.of("DESK_QR", "SLIP")) {
            var child = riverside.add("Mia" + remedy.charAt(0), "Martin", Map.of("birth", "2018"));
            var shown = riverside
                    .desk
                    .follow(riverside.remedy(riverside.desk, child, remedy))
                    .body();
            var handed = Pattern.compile("(?:[2-9A-Z]{4} ){1,2}[2-9A-Z]{4}").matcher(shown);
            assertThat(handed.find()).as(remedy).isTrue();
            var browser = new Browser();
            var page = Riverside.location(browser.post(riverside.door + "code", Map.of("code", handed.group())));
            browser.post(page + "/open", Map.of("fact", "2018"));
            var form = new HashMap<>(Map.of("as", "guardian", "how", "existing", "name", "Ada Martin"));
            form.putAll(Map.of("identifier", address, "password", Riverside.PASSWORD));
            browser.post(page, form);
            var childsHome = riverside.door + "me" + child.substring(child.lastIndexOf('/')) + "/";
            assertThat(browser.get(childsHome).body()).as(remedy).doesNotContain("bottomtabs");
            assertThat(Riverside.begins(show(browser, code()))).as(remedy).isTrue();
            assertThat(browser.get(childsHome).body()).as(remedy).contains("bottomtabs");
        }
    }

    @Test
    void it_comes_and_goes_only_with_the_password_and_every_address_is_told() {
        assertThat(ada.post(factor + "/begin", Map.of("password", "not it at all"))
                        .statusCode())
                .isEqualTo(422);
        var known = Riverside.mails(address).size();
        setUp(ada, Riverside.PASSWORD);
        assertThat(riverside.newMail(address, known).subject()).contains("second factor was added");
        assertThat(ada.post(factor + "/off", Map.of("password", Riverside.PASSWORD, "code", "000000"))
                        .statusCode())
                .isEqualTo(422);
        ada.post(factor + "/off", Map.of("password", Riverside.PASSWORD, "code", code()));
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isTrue();
        assertThat(Riverside.mails(address).getFirst().subject()).contains("removed");
    }

    @Test
    void a_stolen_session_does_not_guess_the_code_that_switches_it_off() {
        setUp(ada, Riverside.PASSWORD);
        for (var i = 0; i < 6; i++)
            ada.post(factor + "/off", Map.of("password", Riverside.PASSWORD, "code", "00000" + i));
        ada.post(
                factor + "/off",
                Map.of(
                        "password",
                        Riverside.PASSWORD,
                        "code",
                        Totp.code(secret, clock.global(clock::now).getEpochSecond() / 30 + 1)));
        assertThat(halfway()).as("still on").isNotNull();
    }

    @Test
    void the_desk_sees_that_it_is_the_code_and_guessing_is_slowed() {
        setUp(ada, Riverside.PASSWORD);
        var browser = halfway();
        for (var i = 0; i < 5; i++) show(browser, "00000" + i);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(riverside.desk.get(file + "/access").body())
                                .contains("data-code=\"SECOND_FACTOR_FAILING\""));
        show(browser, "999999");
        assertThat(Riverside.begins(show(
                        browser, Totp.code(secret, clock.global(clock::now).getEpochSecond() / 30 + 1))))
                .as("not even looked at")
                .isFalse();
    }

    @Test
    void a_club_that_demands_it_of_its_staff_leads_there_before_the_desk_opens() {
        var owner = RunningHouse.staff(riverside.club, Role.OWNER);
        riverside.rules(owner, "staffProof", "SECOND_FACTOR");
        var led = owner.get(riverside.door + "desk/members");
        assertThat(Riverside.location(led)).startsWith(factor);
        assertThat(owner.get(Riverside.location(led)).body()).contains("asks its staff");
        setUp(owner, RunningHouse.PASSWORD);
        assertThat(owner.get(riverside.door + "desk/members").statusCode()).isEqualTo(200);
        assertThat(isInside(ada)).as("members notice nothing").isTrue();
    }

    @Test
    void where_a_fresh_proof_is_asked_the_password_is_not_enough_any_more() {
        var owner = RunningHouse.staff(riverside.club, Role.OWNER);
        var settings = riverside.door + "desk/settings";
        setUp(owner, RunningHouse.PASSWORD);
        clock.moveClock(clock.clockOffset().plusMinutes(16));
        var led = Riverside.location(owner.get(settings));
        assertThat(owner.get(led).body()).contains("one-time-code").doesNotContain("type=\"password\"");
        var byPassword =
                owner.post(riverside.door + "fresh-proof", Map.of("secret", RunningHouse.PASSWORD, "next", settings));
        assertThat(byPassword.statusCode()).isEqualTo(422);
        var byCode = owner.post(riverside.door + "fresh-proof", Map.of("secret", code(), "next", settings));
        assertThat(owner.follow(byCode).statusCode()).isEqualTo(200);
    }

    @Test
    void of_sixteen_with_the_same_code_one_is_accepted() throws Exception {
        setUp(ada, Riverside.PASSWORD);
        var code = code();
        var factors = RunningHouse.bean(SecondFactors.class);
        AccountId account = clock.global(() ->
                RunningHouse.bean(AccountAddresses.class).signingIn(address).orElseThrow());
        assertThat(accepted(() -> lookThenWrite(account)))
                .as("without the guard")
                .isGreaterThan(1);
        assertThat(accepted(() -> clock.global(() -> factors.use(account, code).isPresent())))
                .isEqualTo(1);
    }

    /** As it would be without the condition in the update: everybody looks, then everybody writes. */
    private boolean lookThenWrite(AccountId account) throws Exception {
        var fresh = riverside
                .sql
                .sql("select last_step < 999999999 from totp where account_id = :account")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
        looked.await();
        riverside
                .sql
                .sql("update totp set last_step = last_step where account_id = :account")
                .param("account", account.value())
                .update();
        return fresh;
    }

    private static int accepted(Callable<Boolean> one) throws Exception {
        var go = new CountDownLatch(1);
        var running = new ArrayList<Future<Boolean>>();
        var accepted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < THREADS; i++)
                running.add(threads.submit(() -> {
                    go.await();
                    return one.call();
                }));
            go.countDown();
            for (var each : running) if (each.get()) accepted++;
        }
        return accepted;
    }
}
