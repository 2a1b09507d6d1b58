package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.links.MailedCodes;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.SecondFactors;
import app.latchkey.accounts.Secrets;
import app.latchkey.accounts.Totp;
import app.latchkey.clubs.AccessRules;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoinTest {
    private static final int THREADS = 16;
    private static final Pattern CODE = Pattern.compile("\\b([2-9A-Z]{4} [2-9A-Z]{4})\\b");
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final Duration before = clock.clockOffset();
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String join = riverside.door + "join";
    private final Browser browser = new Browser();

    @BeforeEach
    void open() {
        chosen(AccessRules.Joins.OPEN);
    }

    @AfterEach
    void the_clock_is_set_back() {
        clock.moveClock(before);
    }

    private void chosen(AccessRules.Joins joins) {
        riverside
                .sql
                .sql("update club set joins = :joins where id = :club")
                .param("club", riverside.club.id().value())
                .param("joins", joins.name())
                .update();
    }

    private HttpResponse<String> ask(Browser who, String typed) {
        return who.post(join, Map.of("address", typed));
    }

    private String codeFor(Browser who, String typed) {
        var known = Riverside.mails(typed).size();
        assertThat(Riverside.location(ask(who, typed))).isEqualTo(join + "/code");
        var found = CODE.matcher(riverside.newMail(typed, known).text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> typed(Browser who, String code) {
        return who.post(join + "/code", Map.of("code", code));
    }

    /** @return the answer to the right code */
    private HttpResponse<String> proven(Browser who, String typed) {
        return typed(who, codeFor(who, typed));
    }

    /** @return where the questions are asked */
    private String asked(Browser who, String typed) {
        var at = Riverside.location(proven(who, typed));
        assertThat(at).startsWith(join + "/");
        assertThat(who.get(at).statusCode()).isEqualTo(200);
        return at;
    }

    private HttpResponse<String> accepts(Browser who, HttpResponse<String> answer) {
        var page = Riverside.location(answer);
        assertThat(page).contains("/invitation/");
        return who.post(page, Map.of("password", Riverside.PASSWORD));
    }

    private String add(String first, String last, String typed, String birth) {
        return riverside.add(first, last, Map.of("email", typed, "birth", birth));
    }

    private static Map<String, String> about(String first, String last, String birth) {
        return new HashMap<>(Map.of("first", first, "last", last, "birth", birth));
    }

    private long requests() {
        return riverside.count("access_request where club_id = :club and kind = 'JOINED' and state = 'OPEN'");
    }

    @Test
    void it_does_not_exist_where_the_club_has_not_chosen_it() {
        chosen(AccessRules.Joins.CLOSED);
        assertThat(browser.get(join).statusCode()).isEqualTo(404);
        assertThat(ask(browser, address).statusCode()).isEqualTo(404);
        assertThat(typed(browser, "abcd-efgh").statusCode()).isEqualTo(404);
        assertThat(browser.get(riverside.door).body()).doesNotContain("/join");
        chosen(AccessRules.Joins.KNOWN);
        assertThat(browser.get(riverside.door).body()).contains("/join");
    }

    @Test
    void the_owner_chooses_it_in_the_settings() {
        chosen(AccessRules.Joins.CLOSED);
        riverside.rules(riverside.owner, "joins", "KNOWN");
        assertThat(browser.get(join).statusCode()).isEqualTo(200);
        assertThat(riverside.decided(riverside.owner, "joins", "EVERYBODY")).isEqualTo(422);
    }

    @Test
    void somebody_on_file_answers_one_question_and_is_inside() {
        var file = add("Ada", "Martin", address, "1990");
        var page = asked(browser, address);
        assertThat(browser.get(page).body()).contains("year of birth").doesNotContain("Ada", "Martin");
        var accepted = accepts(browser, browser.post(page, Map.of("fact", "1990")));
        assertThat(Riverside.begins(accepted)).as(accepted.body()).isTrue();
        assertThat(browser.follow(browser.get(riverside.door)).body()).contains("bottomtabs");
        assertThat(riverside.owner.get(file).body()).contains("opened the way in without an invitation");
        assertThat(riverside.signIn(new Browser(), address, Riverside.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_file_without_any_fact_is_opened_by_its_mailbox() {
        riverside.add("Ada", "Martin", Map.of("email", address));
        var page = asked(browser, address);
        assertThat(browser.get(page).body()).doesNotContain("Ada", "name=\"fact\"");
        assertThat(Riverside.begins(accepts(browser, browser.post(page, Map.of()))))
                .isTrue();
    }

    @Test
    void three_wrong_answers_and_only_the_desk_goes_on() {
        add("Ada", "Martin", address, "1990");
        var page = asked(browser, address);
        for (var year : new String[] {"1991", "1992"}) {
            var wrong = browser.post(page, Map.of("fact", year));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).doesNotContain("Martin");
        }
        assertThat(browser.post(page, Map.of("fact", "1993")).body()).contains("JO-120");
        assertThat(requests()).isEqualTo(1);
        var again = new Browser();
        assertThat(proven(again, address).body())
                .as("also from another browser")
                .contains("JO-120");
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void of_sixteen_wrong_answers_at_once_three_are_compared() throws Exception {
        var file = add("Ada", "Martin", address, "1990");
        var page = asked(browser, address);
        Race.of(
                THREADS,
                n -> browser.post(page, Map.of("fact", String.valueOf(1950 + n)))
                        .statusCode());
        var id = file.substring(file.lastIndexOf('/') + 1);
        assertThat(riverside.count("member where club_id = :club and fact_tries >= 3 and id = '" + id + "'"))
                .isEqualTo(1);
        browser.post(page, Map.of("fact", "1990"));
        assertThat(riverside.count("access_grant where club_id = :club and channel = 'JOIN'"))
                .as("the right one comes too late")
                .isZero();
    }

    @Test
    void of_sixteen_with_the_same_code_one_proves_it() throws Exception {
        add("Ada", "Martin", address, "1990");
        var first = codeFor(browser, address);
        var codes = RunningHouse.bean(MailedCodes.class);
        var device = Secrets.hash(browser.cookie("latchkey_device"));
        var sent = clock.global(() -> codes.newest(MailedCodes.For.JOIN, device).orElseThrow());
        assertThat(Race.of(
                        THREADS, n -> codes.compare(sent.id(), MailedCodes.For.JOIN, sent.addressKey(), device, first)))
                .filteredOn(MailedCodes.Tried.RIGHT::equals)
                .hasSize(MailedCodes.MOST_TRIES);
        var code = codeFor(browser, address);
        assertThat(Race.of(THREADS, n -> typed(browser, code).statusCode()).stream()
                        .filter(status -> status == 303))
                .hasSize(1);
        assertThat(riverside.count("joining where club_id = :club")).isEqualTo(1);
    }

    @Test
    void the_same_answer_sixteen_times_opens_one_way_in() throws Exception {
        riverside.add("Ada", "Martin", Map.of("email", address));
        var page = asked(browser, address);
        Race.of(THREADS, n -> browser.post(page, Map.of()).statusCode());
        assertThat(riverside.count("access_grant where club_id = :club and channel = 'JOIN'"))
                .isEqualTo(1);
    }

    @Test
    void the_code_works_only_in_the_browser_that_asked_five_times_and_ten_minutes() {
        add("Ada", "Martin", address, "1990");
        var code = codeFor(browser, address);
        assertThat(typed(new Browser(), code).statusCode()).isEqualTo(422);
        for (var i = 0; i < 5; i++)
            assertThat(typed(browser, "2222-222" + (i + 2)).statusCode()).isEqualTo(422);
        assertThat(typed(browser, code).statusCode()).isEqualTo(422);
        var another = codeFor(browser, address);
        clock.moveClock(clock.clockOffset().plusMinutes(11));
        assertThat(typed(browser, another).statusCode()).isEqualTo(422);
    }

    @Test
    void a_page_of_somebody_elses_browser_asks_for_the_address_again() {
        add("Ada", "Martin", address, "1990");
        var page = asked(browser, address);
        assertThat(Riverside.location(new Browser().get(page))).isEqualTo(join);
        assertThat(Riverside.location(new Browser().post(page, Map.of("fact", "1990"))))
                .isEqualTo(join);
    }

    @Test
    void whoever_has_access_is_told_by_mail_and_gets_no_code() {
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var known = Riverside.mails(address).size();
        ask(browser, address);
        var mail = riverside.newMail(address, known);
        assertThat(mail.subject()).startsWith("You already have access");
        assertThat(CODE.matcher(mail.text()).find()).isFalse();
    }

    @Test
    void whether_an_address_is_known_cannot_be_seen() {
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var stranger = new Browser();
        var known = ask(browser, address);
        var unknown = ask(stranger, Riverside.address("zoe"));
        assertThat(Riverside.location(unknown)).isEqualTo(Riverside.location(known));
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(stranger.get(join + "/code").body())
                .isEqualTo(browser.get(join + "/code").body());
        assertThat(masked(typed(stranger, "2222-2222").body()))
                .isEqualTo(masked(typed(browser, "2222-2222").body()));
        assertThat(riverside.count(
                        "inbound_request where club_id = :club and kind = 'JOIN' and device_hash is not null"))
                .isEqualTo(2);
    }

    private static String masked(String body) {
        return body.replaceAll("<code class=\"ref\">[^<]*</code>", "");
    }

    @Test
    void an_account_of_another_club_gets_the_same_mail_and_is_asked_to_sign_in_after_the_proof() {
        var hilltop = new Riverside();
        hilltop.accepted(hilltop.invited(hilltop.add("Ada", "Martin", Map.of("email", address)), address));
        chosen(AccessRules.Joins.KNOWN);
        add("Ada", "Martin", address, "1990");
        var known = Riverside.mails(address).size();
        ask(browser, address);
        assertThat(riverside.newMail(address, known).subject()).startsWith("Your code");
        var page = asked(browser, address);
        var accept = Riverside.location(browser.post(page, Map.of("fact", "1990")));
        assertThat(browser.get(accept).body()).contains("already signs somebody in");
        var in = browser.post(accept, Map.of("how", "existing", "identifier", address, "password", Riverside.PASSWORD));
        assertThat(Riverside.begins(in)).isTrue();
    }

    @Test
    void a_second_factor_is_not_skipped_by_join() {
        var hilltop = new Riverside();
        hilltop.accepted(hilltop.invited(hilltop.add("Ada", "Martin", Map.of("email", address)), address));
        clock.global(() -> {
            var account =
                    RunningHouse.bean(AccountAddresses.class).signingIn(address).orElseThrow();
            var factors = RunningHouse.bean(SecondFactors.class);
            var secret = factors.begin(account);
            assertThat(factors.confirm(account, Totp.code(secret, Totp.step(clock.now()))))
                    .isTrue();
        });
        var file = add("Ada", "Martin", address, "1990");
        var accept = Riverside.location(browser.post(asked(browser, address), Map.of("fact", "1990")));
        browser.post(accept, Map.of("how", "existing", "identifier", address, "password", Riverside.PASSWORD));
        var home = riverside.door + "me" + file.substring(file.lastIndexOf('/')) + "/";
        assertThat(browser.get(home).body()).doesNotContain("bottomtabs");
        assertThat(Riverside.location(browser.get(riverside.door))).contains("second-step");
    }

    @Test
    void a_shared_mailbox_asks_the_name_too_and_opens_only_whose_fact_is_known() {
        add("Ada", "Martin", address, "1990");
        add("Tom", "Martin", address, "2001");
        var page = asked(browser, address);
        assertThat(browser.get(page).body()).contains("name=\"name\"").doesNotContain("Tom", "Ada");
        assertThat(browser.post(page, Map.of("name", "Tom Martin", "fact", "1990"))
                        .statusCode())
                .isEqualTo(422);
        var accept = Riverside.location(browser.post(page, Map.of("name", "tom", "fact", "2001")));
        assertThat(browser.get(accept).body()).contains("Tom Martin").doesNotContain("Ada");
    }

    @Test
    void a_namesake_is_told_apart_by_the_fact_alone() {
        add("Ada", "Martin", address, "1990");
        add("Ada", "Martin", address, "1960");
        var page = asked(browser, address);
        var accept = Riverside.location(browser.post(page, Map.of("name", "Ada Martin", "fact", "1960")));
        assertThat(accept).contains("/invitation/");
        assertThat(riverside.count("access_grant g join member m on m.club_id = g.club_id and m.id = g.member_id"
                        + " where g.club_id = :club and g.channel = 'JOIN' and m.birth_year = 1960"))
                .isEqualTo(1);
    }

    @Test
    void a_child_is_accepted_by_a_guardian_first() {
        add("Nora", "Martin", address, "2018");
        var accept = Riverside.location(browser.post(asked(browser, address), Map.of("fact", "2018")));
        assertThat(browser.get(accept).body())
                .containsPattern("value=\"guardian\" checked")
                .doesNotContainPattern("value=\"self\" checked");
        var in = browser.post(accept, Map.of("as", "guardian", "name", "Eva Martin", "password", Riverside.PASSWORD));
        assertThat(Riverside.begins(in)).isTrue();
    }

    @Test
    void a_newcomer_gets_a_file_and_is_inside() {
        var page = asked(browser, address);
        assertThat(browser.post(page + "/file", about("", "", "1990")).statusCode())
                .isEqualTo(422);
        assertThat(browser.post(page + "/file", about("Zoe", "Lind", "")).statusCode())
                .isEqualTo(422);
        var accepted = accepts(browser, browser.post(page + "/file", about("Zoe", "Lind", "1990")));
        assertThat(Riverside.begins(accepted)).isTrue();
        assertThat(riverside.count("member_address where club_id = :club and source = 'MEMBER' and confirmed_at is not"
                        + " null and key = '" + address + "'"))
                .isEqualTo(1);
    }

    @Test
    void sixteen_forms_make_one_file() throws Exception {
        var page = asked(browser, address);
        Race.of(
                THREADS,
                n -> browser.post(page + "/file", about("Zoe", "Lind" + n, "1990"))
                        .statusCode());
        assertThat(riverside.count("member where club_id = :club")).isEqualTo(1);
    }

    @Test
    void a_newcomer_writes_nothing_on_the_file_that_is_the_desks() {
        var page = asked(browser, address);
        var form = about("Zoe", "Lind", "1990");
        form.putAll(
                Map.of("tags", "board", "notes", "free for life", "email", "other@evil.example", "externalId", "1"));
        assertThat(browser.post(page + "/file", form).statusCode()).isEqualTo(303);
        assertThat(riverside.count("member where club_id = :club and notes = '' and external_id is null"))
                .isEqualTo(1);
        assertThat(riverside.count("member_tag where club_id = :club")).isZero();
        assertThat(riverside.count("member_address where club_id = :club and key = '" + address + "'"))
                .isEqualTo(1);
    }

    @Test
    void whoever_is_only_near_becomes_a_request_at_the_desk() {
        var lena = Riverside.address("lena.berg");
        riverside.add("Lena", "Berg", Map.of("email", lena));
        var slip = lena.replace("lena.berg", "lena.bergg");
        assertThat(proven(browser, slip).body()).contains("JO-120").doesNotContain("Lena", lena);
        assertThat(requests()).isEqualTo(1);
        assertThat(riverside.desk.get(riverside.door + "desk/requests").body()).contains(slip, "Looks like Lena Berg");
    }

    @Test
    void whoever_resembles_somebody_on_file_becomes_a_request_and_no_second_file() {
        riverside.add("Zoe", "Lind", Map.of("birth", "1990", "email", Riverside.address("else")));
        var page = asked(browser, address);
        assertThat(browser.post(page + "/file", about("Zoe", "Lind", "1990")).body())
                .contains("JO-120");
        assertThat(riverside.count("member where club_id = :club")).isEqualTo(1);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void where_only_people_on_the_list_may_join_others_become_a_request() {
        chosen(AccessRules.Joins.KNOWN);
        assertThat(proven(browser, address).body()).contains("JO-120");
        assertThat(requests()).isEqualTo(1);
        assertThat(riverside.count("member where club_id = :club")).isZero();
    }

    @Test
    void an_archived_file_is_not_opened_by_its_mailbox() {
        var file = add("Ada", "Martin", address, "1990");
        riverside.owner.post(file + "/archive", Map.of("why", "left"));
        assertThat(riverside.count("member where club_id = :club and archived_at is not null"))
                .isEqualTo(1);
        assertThat(proven(browser, address).body()).contains("JO-120").doesNotContain("Ada");
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void whose_file_has_another_account_is_told_after_the_answer_and_nothing_moves() {
        var file = add("Ada", "Martin", address, "1990");
        var link = riverside.invited(file, address);
        var holder = new Browser();
        var accept = Riverside.location(holder.get(link));
        holder.post(accept + "/open", Map.of("fact", "1990"));
        assertThat(Riverside.begins(holder.post(accept, Map.of("password", Riverside.PASSWORD))))
                .isTrue();
        var other = Riverside.address("new");
        riverside
                .sql
                .sql("update member_address set key = :key, as_given = :key where club_id = :club and key = :old")
                .param("key", other)
                .param("old", address)
                .param("club", riverside.club.id().value())
                .update();
        var page = asked(browser, other);
        var told = browser.post(page, Map.of("fact", "1990")).body();
        assertThat(told).contains("has had access since").doesNotContain(address);
        assertThat(riverside.count("access where club_id = :club and ended_at is null"))
                .isEqualTo(1);
    }

    @Test
    void nobody_is_bombed_with_mail_through_join() {
        for (var i = 0; i < 8; i++) ask(new Browser(), address);
        Awaitility.await()
                .until(() -> riverside.count(
                                "inbound_request where club_id = :club and kind = 'JOIN' and done_at is not null")
                        == 8);
        assertThat(riverside.count("message where club_id = :club and address_key = '" + address + "'"))
                .isEqualTo(5);
    }
}
