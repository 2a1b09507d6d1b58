package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever lost the club's address or their username, and the club that spreads its address. */
class FindingTheDoorTest {
    private final Riverside riverside = new Riverside();

    /** All tests come from one network; each begins with its whole budget. */
    @BeforeEach
    void whole_budgets() {
        riverside.sql.sql("delete from throttle where kind = 'find'").update();
    }

    private HttpResponse<String> findName(String email) {
        return new Browser().post(riverside.door + "find-username", Map.of("email", email));
    }

    private static HttpResponse<String> findClubs(String email) {
        return new Browser().post("/find-my-clubs", Map.of("email", email));
    }

    private static String body(HttpResponse<String> answer) {
        return answer.body().replaceAll("(?s)<code class=\"ref\">[^<]*</code>", "REF");
    }

    private void answered() {
        await().until(() -> riverside
                        .sql
                        .sql("select count(*) from inbound_request where done_at is null")
                        .query(Long.class)
                        .single()
                == 0);
    }

    @Test
    void the_mailbox_is_told_the_username_and_the_page_is_the_same_for_all() {
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var known = Riverside.mails(address).size();
        var one = findName(address);
        var other = findName(Riverside.address("zoe"));
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(body(other)).isEqualTo(body(one)).doesNotContain("ada.martin");
        var mail = riverside.newMail(address, known);
        assertThat(mail.text()).contains("ada.martin").doesNotContain("/k/");
    }

    /** The address on a file that nobody confirmed learns no username: it gets the invitation that it would get anyway. */
    @Test
    void an_address_that_nobody_confirmed_is_told_no_username() {
        var address = Riverside.address("ada");
        riverside.add("Ada", "Martin", Map.of("email", address, "birth", "1984"));
        findName(address);
        answered();
        assertThat(riverside.count("message where club_id = :club and kind = 'access.username'"))
                .isZero();
        assertThat(riverside.count("message where club_id = :club and kind = 'access.invitation'"))
                .isEqualTo(1);
    }

    @Test
    void somebody_who_lost_the_club_gets_one_mail_with_all_of_theirs() {
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var elsewhere = new Riverside();
        var invitation = elsewhere.invited(elsewhere.add("Ada", "Martin", Map.of("email", address)), address);
        var browser = new Browser();
        var page = elsewhere.opened(browser, invitation);
        var answer =
                browser.post(page, Map.of("how", "existing", "identifier", address, "password", Riverside.PASSWORD));
        assertThat(Riverside.begins(answer)).as(answer.body()).isTrue();
        var known = Riverside.mails(address).size();
        var before = asked();
        var one = findClubs(address);
        assertThat(asked()).isEqualTo(before + 1);
        assertThat(body(findClubs(Riverside.address("zoe")))).isEqualTo(body(one));
        assertThat(asked()).isEqualTo(before + 2);
        assertThat(one.body()).doesNotContain(riverside.door, elsewhere.door);
        var mail = riverside.newMail(address, known);
        assertThat(mail.text()).contains(riverside.door, elsewhere.door);
        answered();
        assertThat(Riverside.mails(address).size() - known).isEqualTo(1);
        neverNames(riverside, elsewhere);
        neverNames(elsewhere, riverside);
    }

    private long asked() {
        return riverside.count("inbound_request where club_id is null and :club is not null");
    }

    /** A desk learns of no other club by the mail that one of them carried: not on its pages, and not in its rows. */
    private static void neverNames(Riverside one, Riverside other) {
        assertThat(one.desk.get(one.door + "desk/messages").body()).doesNotContain(other.club.slug());
        for (var row : one.sql
                .sql("select id::text from message where club_id = :club")
                .param("club", one.club.id().value())
                .query(String.class)
                .list())
            assertThat(one.desk.get(one.door + "desk/messages/" + row).body()).doesNotContain(other.club.slug());
        assertThat(one.count("message m where club_id = :club and (m::text like '%" + other.club.slug()
                        + "%' or params::text like '%" + other.club.id() + "%')"))
                .isZero();
    }

    @Test
    void asking_again_and_again_bombs_nobody() {
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var known = Riverside.mails(address).size();
        var held = 0;
        for (var n = 0; n < 12; n++) {
            if (findName(address).statusCode() == 429) held++;
            if (findClubs(address).statusCode() == 429) held++;
        }
        assertThat(held).isEqualTo(4);
        answered();
        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(10))
                .until(() -> Riverside.mails(address).size() - known <= 6);
        assertThat(riverside.count("message where club_id = :club and kind in ('access.username', 'access.clubs')"))
                .isEqualTo(6);
    }

    @Test
    void the_address_goes_to_one_and_to_many_one_mail_a_mailbox_after_a_preview() {
        var shared = Riverside.address("berg");
        var ada = riverside.add("Ada", "Berg", Map.of("email", shared));
        riverside.add("Tom", "Berg", Map.of("email", shared));
        riverside.add("Zoe", "Prins", Map.of("email", Riverside.address("zoe")));
        riverside.add("Karl", "Jansen", Map.of());
        var many = riverside.door + "desk/access/addresses";
        var preview = riverside.desk.post(many, Map.of()).body();
        assertThat(preview).contains("2 mailboxes of 4 people would get this mail", "here is your member area");
        assertThat(riverside.count("message where club_id = :club")).isZero();
        var follow = Riverside.location(riverside.desk.post(many, Map.of("confirmed", "1")));
        await().until(() -> riverside.desk.get(follow).body().contains("2 mails are on their way"));
        assertThat(riverside.count("message where club_id = :club and kind = 'access.door' and lane = 'REMINDER'"))
                .isEqualTo(2);
        assertThat(riverside.newMail(shared, 0).text()).contains(riverside.door).doesNotContain("/k/", "Ada", "Tom");
        var known = Riverside.mails(shared).size();
        riverside.desk.post(ada + "/access/address-mail", Map.of());
        assertThat(riverside.newMail(shared, known).subject()).contains("here is your member area");
        for (var n = 0; n < 8; n++) riverside.desk.post(ada + "/access/address-mail", Map.of());
        assertThat(riverside.count("message where club_id = :club and kind = 'access.door' and lane = 'ACCESS'"))
                .isEqualTo(5);
    }

    @Test
    void poster_link_and_button_carry_the_address_and_a_name_is_no_tag() {
        var page = riverside.desk.get(riverside.door + "desk/address").body();
        assertThat(page).contains("&lt;a href=", RunningHouse.url() + riverside.door, "desk/address/poster");
        var poster = riverside.desk.get(riverside.door + "desk/address/poster").body();
        assertThat(poster).contains("class=\"poster\"", "<path d=", riverside.club.slug());
    }

    @Test
    void no_club_takes_the_address_where_clubs_are_found() {
        assertThat(app.latchkey.clubs.Slug.valid("find-my-clubs")).isFalse();
    }
}
