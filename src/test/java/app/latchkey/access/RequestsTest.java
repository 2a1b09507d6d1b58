package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.clubs.Role;
import app.latchkey.messages.CapturedMail;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.work.ClubRetention;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** People at the door who match no file, as the desk meets them. */
class RequestsTest {
    private static final Pattern REQUEST = Pattern.compile("href=\"([^\"]*/desk/requests/[0-9a-f-]{36})\"");

    private final Riverside riverside = new Riverside();
    private final String inbox = riverside.door + "desk/requests";

    private List<String> open(String state) {
        return REQUEST.matcher(riverside.desk.get(inbox + "?state=" + state).body())
                .results()
                .map(hit -> hit.group(1))
                .toList();
    }

    /** The one open request, once it has been judged. */
    private String only() {
        return await().until(() -> open("OPEN"), found -> found.size() == 1).getFirst();
    }

    private HttpResponse<String> put(String request, Map<String, String> form) {
        return riverside.desk.post(request + "/address", form);
    }

    private String id(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
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
    void who_matches_nobody_comes_up_at_the_desk_grouped_counted_and_with_the_nearest() {
        var real = Riverside.address("lena.berg");
        riverside.add("Lena", "Berg", Map.of("email", real));
        var typed = real.replace("lena.berg", "lena.bergg");
        for (var n = 0; n < 3; n++) riverside.signIn(new Browser(), typed, "whatever it is");
        var request = only();
        await().until(() -> riverside.desk.get(request).body().contains("3 times"));
        var list = riverside.desk.get(inbox).body();
        assertThat(list).contains(typed, "Looks like Lena Berg", "<b class=\"count\">1</b>");
        assertThat(riverside.desk.get(riverside.door + "desk/").body()).contains("Waiting for you", typed);
        assertThat(riverside.desk.get(request).body())
                .contains("Typed by somebody we do not know", real, "desk/?who=")
                .doesNotContain("whatever it is");
    }

    @Test
    void a_password_in_the_name_field_reaches_no_inbox() {
        riverside.signIn(new Browser(), "correct horse battery", "x");
        await().until(() -> riverside.count("attempt_unjudged where club_id = :club") == 0);
        assertThat(open("OPEN")).isEmpty();
        assertThat(riverside.count("access_request where club_id = :club")).isZero();
    }

    @Test
    void a_recovery_of_an_unknown_address_comes_up_without_anybody_looking_first() {
        var stranger = Riverside.address("zoe");
        new Browser().post(riverside.door + "recover", Map.of("identifier", stranger));
        await().until(
                        () -> riverside.count(
                                "access_request where club_id = :club and kind = 'RECOVERED' and state = 'OPEN'"),
                        n -> n == 1);
        assertThat(riverside.desk.get(only()).body()).contains(stranger, "No file looks like it");
    }

    /** The attack: a stranger plants an address that looks like somebody's, and waits for the desk to click. */
    @Test
    void a_planted_address_changes_nothing_without_saying_what_was_checked() {
        var file = riverside.add("Lena", "Berg", Map.of("email", Riverside.address("lena.berg"), "birth", "1984"));
        var planted = Riverside.address("lena.berg").replace("riverside.example", "evil.example");
        new Browser().post(riverside.door + "recover", Map.of("identifier", planted));
        var request = only();
        var before = files();
        for (var checked : List.of("", "yes", "known", "PUT_ON_FILE", "1"))
            assertThat(put(request, Map.of("member", id(file), "checked", checked))
                            .statusCode())
                    .as(checked)
                    .isEqualTo(422);
        assertThat(put(request, Map.of("checked", "KNOWN")).statusCode()).isEqualTo(422);
        assertThat(put(request, Map.of()).statusCode()).isEqualTo(422);
        assertThat(files()).isEqualTo(before);
        assertThat(riverside.count("message where club_id = :club and address_key = '" + planted
                        + "' and kind <> 'access.unknown'"))
                .isZero();
        assertThat(riverside.count("access_grant where club_id = :club")).isZero();
        assertThat(open("OPEN")).hasSize(1);
    }

    /** With the check said, the same click does change the file: what the refusals above prevent is really there. */
    @Test
    void with_a_recorded_check_the_address_goes_on_file_and_the_audit_says_what_was_checked() {
        var file = riverside.add("Lena", "Berg", Map.of("email", Riverside.address("lena.berg"), "birth", "1984"));
        var theirs = Riverside.address("lena.berg").replace("riverside.example", "berg.example");
        riverside.signIn(new Browser(), theirs, "wrong");
        var request = only();
        assertThat(Riverside.location(put(request, Map.of("member", id(file), "checked", "ID_CARD"))))
                .isEqualTo(inbox);
        assertThat(Riverside.link(riverside.newMail(theirs, 0))).startsWith("/k/");
        assertThat(riverside.count("audit where club_id = :club and sentence_code = 'access.audit.remedy'"
                        + " and params ->> 'remedy' = 'PUT_ON_FILE' and params ->> 'checked' = 'ID_CARD'"
                        + " and subject_id = '" + id(file) + "'"))
                .isEqualTo(1);
        assertThat(open("OPEN")).isEmpty();
        assertThat(open("DONE")).hasSize(1);
    }

    @Test
    void an_answer_is_a_fixed_frame_with_the_desks_words_escaped_and_few_a_day() {
        var stranger = Riverside.address("zoe");
        riverside.signIn(new Browser(), stranger, "wrong");
        var request = only();
        var words = "Hello <b>Zoe</b>\r\nBcc: everybody@evil.example\r\ncall us";
        assertThat(riverside
                        .desk
                        .post(request + "/answer", Map.of("words", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(Riverside.location(riverside.desk.post(request + "/answer", Map.of("words", words))))
                .isEqualTo(inbox);
        CapturedMail mail = riverside.newMail(stranger, 0);
        assertThat(mail.html()).contains("Hello &lt;b&gt;Zoe&lt;/b&gt;").doesNotContain("<b>Zoe", "/k/");
        assertThat(mail.text()).contains("Hello <b>Zoe</b>", "never ask for your password");
        assertThat(open("ANSWERED")).hasSize(1);
        for (var n = 0; n < 2; n++) riverside.desk.post(request + "/answer", Map.of("words", "again"));
        assertThat(riverside
                        .desk
                        .post(request + "/answer", Map.of("words", "again"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_is_not_ours_stays_away_and_what_was_done_comes_back() {
        var stranger = Riverside.address("zoe");
        riverside.signIn(new Browser(), stranger, "wrong");
        var request = only();
        riverside.desk.post(request + "/state", Map.of("state", "DONE"));
        assertThat(open("OPEN")).isEmpty();
        riverside.signIn(new Browser(), stranger, "wrong again");
        assertThat(only()).isEqualTo(request);
        riverside.desk.post(request + "/state", Map.of("state", "NOT_OURS"));
        riverside.signIn(new Browser(), stranger, "and again");
        await().until(() -> riverside.count("access_request where club_id = :club and tries = 3"), n -> n == 1);
        assertThat(open("OPEN")).isEmpty();
        assertThat(open("NOT_OURS")).containsExactly(request);
        assertThat(riverside.count("audit where club_id = :club and subject_kind = 'REQUEST'"))
                .isEqualTo(2);
    }

    @Test
    void a_slip_of_the_finger_needs_nobody_once_they_are_in() {
        var address = Riverside.address("ada.martin");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        riverside.signIn(new Browser(), address.replace("ada.martin", "ada.martinn"), "wrong");
        only();
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isTrue();
        assertThat(open("OPEN")).isEmpty();
        assertThat(riverside.desk.get(inbox).body()).doesNotContain("class=\"count\"");
    }

    @Test
    void names_sprayed_from_one_place_fill_no_inbox() {
        for (var n = 0; n < 14; n++) riverside.signIn(new Browser(), Riverside.address("spray" + n), "wrong");
        await().until(() -> riverside.count("access_request_try where club_id = :club"), n -> n == 14);
        assertThat(open("OPEN")).hasSizeLessThan(13);
        assertThat(riverside.desk.get(inbox).body()).contains("Many names from one place");
    }

    @Test
    void requests_are_forgotten_whole_and_not_before_their_time() {
        riverside.signIn(new Browser(), Riverside.address("zoe"), "wrong");
        var request = only();
        riverside.desk.post(request + "/answer", Map.of("words", "Call us"));
        var club = riverside.club.id();
        var old = RunningHouse.bean("oldAccessRequests", ClubRetention.class);
        var transactions = RunningHouse.bean(Transactions.class);
        var now = transactions.global(transactions::now);
        assertThat(transactions.inClub(club, () -> old.forget(club, now.minus(old.keeps()), 10)))
                .isZero();
        assertThat(transactions.inClub(club, () -> old.forget(club, now.plusSeconds(60), 10)))
                .isEqualTo(1);
        for (var table : List.of("access_request", "access_request_try", "access_request_answer"))
            assertThat(riverside.count(table + " where club_id = :club"))
                    .as(table)
                    .isZero();
    }

    /** What strangers typed and wrote is for those who deal with it. */
    @Test
    void a_coach_sees_who_gets_in_and_no_inbox() {
        var stranger = Riverside.address("zoe");
        riverside.signIn(new Browser(), stranger, "wrong");
        var request = only();
        var coach = RunningHouse.staff(riverside.club, Role.COACH);
        assertThat(coach.get(request).statusCode()).isEqualTo(403);
        assertThat(coach.get(inbox).statusCode()).isEqualTo(403);
        assertThat(coach.get(riverside.door + "desk/").body()).doesNotContain(stranger, "desk/requests");
    }

    /** Probing other clubs: a desk types an address at its own door and looks what comes up. */
    @Test
    void an_account_of_another_club_comes_up_as_nobody_like_an_address_that_nobody_has() {
        var hilltop = new Riverside();
        var elsewhere = Riverside.address("zoe");
        hilltop.accepted(hilltop.invited(hilltop.add("Zoe", "Prins", Map.of("email", elsewhere)), elsewhere));
        var nowhere = Riverside.address("eve");
        var one = shown(riverside.signIn(new Browser(), elsewhere, "wrong"), elsewhere);
        var other = shown(riverside.signIn(new Browser(), nowhere, "wrong"), nowhere);
        assertThat(other).isEqualTo(one).contains("data-request=\"TRIED\"");
        // The ledger does know better, and that is what no page of this desk may show.
        assertThat(riverside.count("attempt where club_id = :club and reason = 'WRONG_PASSWORD'"))
                .isEqualTo(1);
        for (var address : List.of(elsewhere, nowhere))
            new Browser().post(riverside.door + "recover", Map.of("identifier", address));
        await().until(() -> riverside.count("access_request_try where club_id = :club"), n -> n == 4);
        assertThat(riverside
                        .sql
                        .sql("select distinct kind || state || tries || coalesce(nearest::text, '')"
                                + " from access_request where club_id = :club")
                        .param("club", riverside.club.id().value())
                        .query(String.class)
                        .list())
                .hasSize(1);
        var mail = hilltop.newMail(elsewhere, 1);
        assertThat(mail.text()).contains(hilltop.club.slug()).doesNotContain(riverside.club.slug());
        assertThat(Riverside.location(new Browser().get(Riverside.link(mail)))).startsWith(hilltop.door + "reset/");
        await().until(
                        () -> riverside.count("message where club_id = :club and address_key = '" + nowhere + "'"),
                        n -> n == 1);
        assertThat(riverside.desk.get(riverside.door + "desk/messages").body()).doesNotContain(elsewhere, nowhere);
    }

    /** What the box says about a refusal, without what differs by chance. */
    private String shown(HttpResponse<String> refusal, String typed) {
        var ref = refusal.body().replaceAll("(?s).*<code class=\"ref\">([^<]*)<.*", "$1");
        var box = riverside.door + "desk/?who=" + ref;
        var page = await().until(() -> riverside.desk.get(box).body(), body -> body.contains("data-request=\"TRIED\""));
        var found = page.substring(page.indexOf("id=\"found\""), page.indexOf("</section>"));
        return found.replace(typed, "TYPED").replace(ref, "REF").replaceAll("[0-9a-f-]{36}", "ID");
    }
}
