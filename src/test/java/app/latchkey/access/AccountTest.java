package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.SecondFactors;
import app.latchkey.accounts.Totp;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.operator.device.SoftPasskey;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What belongs to a person over all clubs. */
class AccountTest {
    private static final int THREADS = 16;
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final Duration before = clock.clockOffset();
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String other = Riverside.address("other");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));
    private final Browser ada = riverside.accepted(riverside.invited(file, address));

    @AfterEach
    void the_clock_is_set_back() {
        clock.moveClock(before);
    }

    private AccountId account() {
        return clock.global(() ->
                RunningHouse.bean(AccountAddresses.class).signingIn(address).orElseThrow());
    }

    private Set<String> held() {
        return clock.global(() -> RunningHouse.bean(AccountAddresses.class).of(account())).stream()
                .map(one -> one.key())
                .collect(Collectors.toSet());
    }

    private static HttpResponse<String> signIn(Browser browser, String identifier, String password) {
        return browser.post("/sign-in", Map.of("identifier", identifier, "password", password));
    }

    private String linkTo(String mailbox, String use) {
        var known = Riverside.mails(mailbox).size();
        assertThat(ada.post("/account/addresses", Map.of("address", mailbox, "use", use))
                        .statusCode())
                .isEqualTo(303);
        return Riverside.link(riverside.newMail(mailbox, known));
    }

    private HttpResponse<String> confirms(Browser who, String link) {
        var page = Riverside.location(who.get(link));
        return who.post(page, Map.of());
    }

    private void added(String mailbox) {
        assertThat(Riverside.location(confirms(ada, linkTo(mailbox, "SIGN_IN"))))
                .isEqualTo("/account");
    }

    @Test
    void one_address_opens_the_account_and_leads_to_all_its_clubs() {
        var hilltop = new Riverside();
        var there = hilltop.add("Ada", "Martin", Map.of("email", address));
        var link = hilltop.invited(there, address);
        var phone = new Browser();
        phone.post(
                hilltop.opened(phone, link),
                Map.of("how", "existing", "identifier", address, "password", Riverside.PASSWORD));
        var browser = new Browser();
        assertThat(Riverside.location(signIn(browser, address, Riverside.PASSWORD)))
                .isEqualTo("/account");
        var page = browser.get("/account").body();
        assertThat(page).contains("href=\"" + riverside.door + "\"", "href=\"" + hilltop.door + "\"", address);
        assertThat(browser.follow(browser.get(hilltop.door)).body()).contains("bottomtabs");
        assertThat(hilltop.count("access where club_id = :club and last_entered_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void every_refusal_looks_alike_and_keeps_nothing_of_what_was_typed() {
        var wrong = signIn(new Browser(), address, "no such password");
        var nobody = signIn(new Browser(), Riverside.address("zoe"), "no such password");
        var name = signIn(new Browser(), "ada.martin", Riverside.PASSWORD);
        assertThat(wrong.statusCode()).isEqualTo(422);
        for (var answer : new HttpResponse<?>[] {nobody, name}) {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(masked((String) answer.body())).isEqualTo(masked(wrong.body()));
        }
        assertThat(riverside
                        .sql
                        .sql(
                                "select count(*) from attempt_global where account_id = :account and reason = 'WRONG_PASSWORD'")
                        .param("account", account().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private String refused(String typed) {
        var shown = Pattern.compile("<code class=\"ref\">([^<]*)</code>")
                .matcher(signIn(new Browser(), typed, "no such password").body());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private static String box(Riverside club, String ref) {
        // What was said about the last deed is said once.
        club.owner.get(club.door + "desk/");
        return club.owner.get(club.door + "desk/?who=" + ref).body().replace(ref, "REF");
    }

    @Test
    void a_reference_of_no_club_opens_at_the_desk_where_the_account_acts_or_works() {
        var ref = refused(address);
        assertThat(box(riverside, ref))
                .contains("data-attempt=\"REF\"", "Ada Martin")
                .doesNotContain("NO_SUCH_MEMBER");
        assertThat(riverside
                        .desk
                        .get(riverside.door + "desk/?who="
                                + ref.toLowerCase(Locale.ROOT).replace("-", ""))
                        .body())
                .as("as it is heard")
                .contains("data-attempt=\"" + ref + "\"");
    }

    @Test
    void a_reference_of_somebody_elsewhere_answers_as_one_that_nobody_was_shown() {
        var elsewhere = new Riverside();
        elsewhere.add("Ada", "Martin", Map.of("email", address));
        org.awaitility.Awaitility.await().until(() -> box(elsewhere, "K7M-3QF").contains("Not asked 1"));
        var unknown = box(elsewhere, "K7M-3QF");
        assertThat(unknown).contains("NO_SUCH_MEMBER");
        assertThat(box(elsewhere, refused(address)))
                .as("an account of another club")
                .isEqualTo(unknown);
        assertThat(box(elsewhere, refused(Riverside.address("zoe"))))
                .as("nobody's address")
                .isEqualTo(unknown);
        assertThat(box(riverside, refused(Riverside.address("zoe")))).contains("NO_SUCH_MEMBER");
    }

    private static String found(String page) {
        return page.replaceAll("(?s).*(<section class=\"stack\" id=\"found\".*?</section>).*", "$1");
    }

    @Test
    void whoever_has_left_the_club_is_elsewhere() {
        var ref = refused(address);
        riverside
                .sql
                .sql("update access set ended_at = now(), ended_why = 'LEFT' where club_id = :club")
                .param("club", riverside.club.id().value())
                .update();
        assertThat(found(box(riverside, ref))).isEqualTo(found(box(riverside, "K7M-3QF")));
    }

    private static String masked(String body) {
        return body.replaceAll("<code class=\"ref\">[^<]*</code>", "").replaceAll("value=\"[^\"]*\"", "");
    }

    @Test
    void whoever_forgot_the_password_gets_a_mail_without_naming_a_club_and_a_stranger_learns_nothing() {
        var known = Riverside.mails(address).size();
        var asked = new Browser().post("/sign-in/recover", Map.of("email", address));
        var stranger = Riverside.address("zoe");
        assertThat(new Browser()
                        .post("/sign-in/recover", Map.of("email", stranger))
                        .body())
                .isEqualTo(asked.body());
        var phone = new Browser();
        var form = Riverside.location(phone.get(Riverside.link(riverside.newMail(address, known))));
        assertThat(Riverside.begins(phone.post(form, Map.of("password", "a new road through the hills"))))
                .isTrue();
        assertThat(Riverside.location(signIn(new Browser(), address, "a new road through the hills")))
                .isEqualTo("/account");
        assertThat(Riverside.mails(stranger)).isEmpty();
    }

    @Test
    void a_reset_without_a_club_needs_an_address() {
        assertThat(new Browser()
                        .post("/sign-in/recover", Map.of("email", "ada.martin"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_passkey_opens_the_account_without_a_club_and_only_once() {
        var device = new SoftPasskey(RunningHouse.url(), "localhost");
        var passkeys = riverside.door + "passkeys";
        ada.post(passkeys, device.made(challenge(ada, passkeys + "/options")));
        var browser = new Browser();
        var shown = device.shown(challenge(browser, "/sign-in/passkey/options"));
        assertThat(Riverside.location(browser.post("/sign-in/passkey", shown))).isEqualTo("/account");
        assertThat(browser.get("/account").body()).contains(address);
        assertThat(browser.follow(browser.get(riverside.door)).body()).contains("bottomtabs");
        assertThat(new Browser().post("/sign-in/passkey", shown).statusCode()).isEqualTo(422);
        assertThat(new Browser()
                        .post(
                                "/sign-in/passkey",
                                new SoftPasskey(RunningHouse.url(), "localhost")
                                        .shown(challenge(browser, "/sign-in/passkey/options")))
                        .statusCode())
                .isEqualTo(422);
    }

    private static String challenge(Browser browser, String path) {
        return browser.get(path).body().replaceFirst("(?s).*\"challenge\":\"([A-Za-z0-9_-]+)\".*", "$1");
    }

    @Test
    void guessing_is_held_back_as_at_a_clubs_door() {
        for (var n = 0; n < 5; n++) signIn(new Browser(), address, "wrong " + n);
        riverside
                .sql
                .sql("update throttle set until = now() + interval '10 minutes' where kind = 'pair' and fails >= 5")
                .update();
        assertThat(signIn(new Browser(), address, Riverside.PASSWORD).statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_second_factor_is_asked_here_too() {
        clock.global(() -> {
            var factors = RunningHouse.bean(SecondFactors.class);
            var secret = factors.begin(account());
            assertThat(factors.confirm(account(), Totp.code(secret, Totp.step(clock.now()))))
                    .isTrue();
        });
        var browser = new Browser();
        assertThat(Riverside.location(signIn(browser, address, Riverside.PASSWORD)))
                .isEqualTo(riverside.door + "second-step?next=/account");
        assertThat(Riverside.location(browser.get("/account"))).startsWith("/sign-in");
    }

    @Test
    void nobody_is_led_out_of_the_house_after_signing_in() {
        for (var next :
                new String[] {"https://evil.example", "//evil.example", "/account/../operator", "/riverside/"}) {
            var answer = new Browser()
                    .post("/sign-in", Map.of("identifier", address, "password", Riverside.PASSWORD, "next", next));
            assertThat(Riverside.location(answer)).isEqualTo("/account");
        }
    }

    @Test
    void a_confirmed_address_signs_in_and_both_are_told() {
        var known = Riverside.mails(address).size();
        added(other);
        assertThat(held()).containsExactlyInAnyOrder(address, other);
        assertThat(riverside.newMail(address, known).subject()).contains("address was added");
        assertThat(Riverside.begins(signIn(new Browser(), other, Riverside.PASSWORD)))
                .isTrue();
        assertThat(riverside.count("audit where club_id = :club and sentence_code = 'access.audit.address.added'"))
                .isEqualTo(1);
    }

    @Test
    void until_it_is_confirmed_it_opens_nothing() {
        linkTo(other, "SIGN_IN");
        assertThat(ada.get("/account/addresses").body()).contains(other, "Send the link again");
        assertThat(held()).containsExactly(address);
        assertThat(signIn(new Browser(), other, Riverside.PASSWORD).statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_mailbox_gets_into_nobodys_account_by_a_careless_click() {
        var victim = Riverside.address("vic");
        var hilltop = new Riverside();
        var vic = hilltop.accepted(hilltop.invited(hilltop.add("Vic", "Tims", Map.of("email", victim)), victim));
        var planted = Riverside.address("planted");
        var link = linkTo(planted, "SIGN_IN");
        var stranger = new Browser();
        var page = Riverside.location(stranger.get(link));
        assertThat(stranger.get(page).body())
                .contains("sign in to that account")
                .doesNotContain("Ada");
        assertThat(Riverside.location(stranger.post(page, Map.of()))).startsWith("/sign-in");
        vic.get(link);
        assertThat(vic.get(page).body()).contains("another account");
        assertThat(vic.post(page, Map.of()).statusCode()).isEqualTo(410);
        assertThat(held()).containsExactly(address);
    }

    @Test
    void a_link_is_worth_nothing_after_a_day_after_cancelling_and_twice() {
        var link = linkTo(other, "SIGN_IN");
        var page = Riverside.location(ada.get(link));
        ada.post("/account/addresses/cancellation", Map.of("id", page.substring(page.lastIndexOf('/') + 1)));
        assertThat(ada.post(page, Map.of()).statusCode()).isEqualTo(410);
        var second = linkTo(other, "SIGN_IN");
        clock.moveClock(clock.clockOffset().plusHours(25));
        assertThat(confirms(ada, second).statusCode()).isEqualTo(410);
        signIn(ada, address, Riverside.PASSWORD);
        var third = linkTo(other, "SIGN_IN");
        assertThat(confirms(ada, third).statusCode()).isEqualTo(303);
        assertThat(confirms(ada, third).statusCode()).isEqualTo(410);
    }

    @Test
    void of_sixteen_who_confirm_one_does() throws Exception {
        var page = Riverside.location(ada.get(linkTo(other, "SIGN_IN")));
        assertThat(Race.of(THREADS, n -> ada.post(page, Map.of()).statusCode()).stream()
                        .filter(status -> status == 303))
                .hasSize(1);
    }

    @Test
    void the_last_way_in_stays_also_for_sixteen_who_remove_at_once() throws Exception {
        added(other);
        var third = Riverside.address("third");
        added(third);
        var keys = new String[] {address, other, third};
        Race.of(
                THREADS,
                n -> ada.post("/account/addresses/removal", Map.of("key", keys[n % 3]))
                        .statusCode());
        var left = riverside
                .sql
                .sql("select count(*) from account_address a where a.key in (:keys)")
                .param("keys", java.util.List.of(keys))
                .query(Long.class)
                .single();
        assertThat(left).isEqualTo(1);
    }

    @Test
    void an_address_that_goes_is_told_and_signs_in_no_more() {
        added(other);
        var known = Riverside.mails(address).size();
        ada.post("/account/addresses/removal", Map.of("key", address));
        assertThat(riverside.newMail(address, known).subject()).contains("removed");
        assertThat(signIn(new Browser(), address, Riverside.PASSWORD).statusCode())
                .isEqualTo(422);
        assertThat(Riverside.begins(signIn(new Browser(), other, Riverside.PASSWORD)))
                .isTrue();
    }

    @Test
    void the_main_address_gets_the_reset() {
        added(other);
        var first = Riverside.mails(other).size();
        ada.post("/account/addresses/main", Map.of("key", other));
        riverside.newMail(other, first);
        var known = Riverside.mails(other).size();
        riverside.remedy(riverside.owner, file, "SEND_RESET");
        assertThat(riverside.newMail(other, known).text()).contains("/k/");
    }

    @Test
    void a_mailbox_of_another_account_can_only_help_to_get_back_in() {
        var vic = Riverside.address("vic");
        riverside.accepted(riverside.invited(riverside.add("Vic", "Tims", Map.of("email", vic)), vic));
        added(vic);
        var mine = clock.global(() -> RunningHouse.bean(AccountAddresses.class).of(account()));
        assertThat(mine)
                .filteredOn(one -> one.key().equals(vic))
                .singleElement()
                .matches(one -> one.proven() && !one.signsIn());
    }

    @Test
    void addresses_are_changed_only_after_the_secret_was_shown_again() {
        clock.moveClock(clock.clockOffset().plusMinutes(20));
        assertThat(Riverside.location(ada.get("/account/addresses"))).contains("fresh-proof");
        assertThat(Riverside.location(ada.post("/account/addresses", Map.of("address", other))))
                .contains("fresh-proof");
        var proof = Riverside.location(ada.get("/account/addresses"));
        var done = ada.post(
                proof.substring(0, proof.indexOf('?')),
                Map.of("secret", Riverside.PASSWORD, "next", "/account/addresses", "strong", "1"));
        assertThat(Riverside.location(done)).isEqualTo("/account/addresses");
    }

    @Test
    void nobody_is_bombed_with_mail_by_somebodys_account() {
        for (var i = 0; i < 8; i++) ada.post("/account/addresses", Map.of("address", other));
        assertThat(riverside.count("message where club_id = :club and address_key = '" + other + "'"))
                .isEqualTo(5);
    }

    @Test
    void the_page_of_a_club_shows_the_same_and_leads_here() {
        var home = Riverside.location(ada.get(riverside.door));
        assertThat(ada.get(home + "security").body()).contains("/account/addresses", "href=\"/account\"");
    }

    @Test
    void the_language_is_the_accounts() {
        ada.post("/account/language", Map.of("language", "fr"));
        assertThat(ada.get("/account").body()).contains("lang=\"fr\"", "Vos clubs");
        ada.post("/account/language", Map.of("language", "xx"));
        assertThat(ada.get("/account").body()).contains("lang=\"fr\"");
    }

    @Test
    void whoever_closes_the_account_is_out_everywhere_and_staff_cannot() {
        assertThat(Riverside.location(ada.post("/account/closing", Map.of()))).isEqualTo("/sign-in");
        assertThat(signIn(new Browser(), address, Riverside.PASSWORD).statusCode())
                .isEqualTo(422);
        assertThat(riverside.owner.get("/account").statusCode()).isEqualTo(200);
        riverside.owner.post("/account/closing", Map.of());
        assertThat(riverside.owner.get(riverside.door + "desk/").statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_works_at_any_desk_needs_the_longer_password_everywhere() {
        var elsewhere = RunningHouse.club("FR");
        clock.inClub(
                elsewhere.id(), () -> RunningHouse.bean(Staff.class).give(elsewhere.id(), account(), Role.FRONT_DESK));
        var answer = ada.post("/account/password", Map.of("current", Riverside.PASSWORD, "password", "kettle 123456"));
        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void signing_out_ends_the_session() {
        ada.post("/account/sign-out", Map.of());
        assertThat(Riverside.location(ada.get("/account"))).startsWith("/sign-in");
    }
}
