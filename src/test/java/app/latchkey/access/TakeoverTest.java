package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Role;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Ways to come into what is somebody else's, and what becomes of them. */
class TakeoverTest {
    private static final Pattern SESSION = Pattern.compile("latchkey_session=([^;]+)");

    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");

    private static Optional<String> session(java.net.http.HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(SESSION::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    /** The staff person is asked, and does not become the member, nor the member the staff person. */
    @Test
    void an_invitation_opened_in_a_staff_browser_mixes_nobody() {
        var file = riverside.add("Ada", "Martin", Map.of("email", address));
        var link = riverside.invited(file, address);
        var lea = RunningHouse.staff(riverside.club, Role.FRONT_DESK);
        var page = riverside.opened(lea, link);
        assertThat(lea.get(page).body()).contains("Ada");
        var answer = lea.post(page, Map.of("how", "new", "password", Riverside.PASSWORD));
        assertThat(Riverside.begins(answer)).as(answer.body()).isTrue();
        assertThat(lea.get(riverside.door + "desk/members").statusCode())
                .as("the browser is Ada's now, and Ada works nowhere")
                .isNotEqualTo(200);
        assertThat(riverside.count("access a join staff s on s.club_id = a.club_id and s.account_id = a.account_id"
                        + " where a.club_id = :club"))
                .isZero();
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isTrue();
    }

    @Test
    void a_forwarded_invitation_opens_only_with_a_fact_of_the_file_and_only_once() {
        var file = riverside.add("Ada", "Martin", Map.of("email", address, "birth", "1984"));
        var link = riverside.invited(file, address);
        var friend = new Browser();
        var page = Riverside.location(friend.get(link));
        assertThat(friend.get(page).body()).doesNotContain("Ada", "Martin", address);
        assertThat(friend.post(page + "/open", Map.of("fact", "1999")).statusCode())
                .isEqualTo(422);
        var ada = new Browser();
        var hers = Riverside.location(ada.get(link));
        ada.post(hers + "/open", Map.of("fact", "1984"));
        assertThat(Riverside.begins(ada.post(hers, Map.of("password", Riverside.PASSWORD))))
                .isTrue();
        assertThat(friend.get(link).body()).doesNotContain(address).contains("done its work");
        assertThat(Riverside.begins(friend.post(page, Map.of("password", "another copper key"))))
                .isFalse();
    }

    @Test
    void a_session_that_was_planted_before_is_not_the_one_that_opens() {
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var evil = Riverside.address("eve");
        riverside.accepted(riverside.invited(riverside.add("Eve", "Voss", Map.of("email", evil)), evil));
        var victim = new Browser();
        var planted =
                session(riverside.signIn(victim, evil, Riverside.PASSWORD)).orElseThrow();
        var hers =
                session(riverside.signIn(victim, address, Riverside.PASSWORD)).orElseThrow();
        assertThat(hers).isNotEqualTo(planted);
        assertThat(riverside.count("session s join account a on a.id = s.account_id where :club is not null"
                        + " and s.token_hash = sha256('" + planted + "'::bytea) and a.holder_name like 'Ada%'"))
                .isZero();
    }

    @Test
    void a_reset_never_goes_to_a_contact_address_that_the_desk_edited() {
        var file = riverside.add("Ada", "Martin", Map.of("email", address));
        riverside.accepted(riverside.invited(file, address));
        var evil = Riverside.address("evil");
        var edited = Map.of("first", "Ada", "last", "Martin", "email", evil, "version", "0");
        assertThat(riverside.desk.post(file + "/edit", edited).statusCode()).isEqualTo(303);
        new Browser().post(riverside.door + "recover", Map.of("identifier", evil));
        new Browser().post(riverside.door + "recover", Map.of("identifier", "ada.martin"));
        var mail = riverside.newMail(address, Riverside.mails(address).size() - 1);
        assertThat(mail).isNotNull();
        org.awaitility.Awaitility.await()
                .until(() -> riverside.count("inbound_request where club_id = :club and done_at is null") == 0);
        assertThat(Riverside.mails(evil)).noneMatch(sent -> sent.text().contains("/k/"));
        assertThat(riverside.count("reset where club_id = :club and address_key = '" + evil + "'"))
                .isZero();
    }

    @Test
    void a_name_that_is_a_script_is_text_on_every_page_and_in_every_mail() {
        var name = "<script>alert(1)</script>";
        var file = riverside.add(name, "\"><img src=x onerror=alert(1)>", Map.of("email", address));
        var link = riverside.invited(file, address);
        for (var page : new String[] {
            file,
            file + "/edit",
            file + "/access/rehearsal",
            riverside.door + "desk/members",
            riverside.door + "desk/?who=script"
        }) {
            var drawn = Jsoup.parse(riverside.owner.get(page).body());
            assertThat(drawn.select("img[src=x]")).as(page).isEmpty();
            assertThat(drawn.select("script").eachText().toString()).as(page).doesNotContain("alert(1)");
        }
        var mail = Riverside.mails(address).getFirst();
        assertThat(Jsoup.parse(mail.html()).select("script, img[src=x]")).isEmpty();
        var accepted = riverside.accepted(link);
        assertThat(Jsoup.parse(accepted.get(riverside.door).body()).select("img[src=x]"))
                .isEmpty();
    }

    @Test
    void a_namesake_does_not_accept_the_invitation_of_another() {
        var first = riverside.add("Ada", "Martin", Map.of("email", address, "birth", "1984"));
        riverside.add("Ada", "Martin", Map.of("email", address, "birth", "1961"));
        // The desk says whose the mailbox is; who opens the mail may be the other all the same.
        var known = Riverside.mails(address).size();
        riverside.owner.post(first + "/access/remedies/WHOSE_ADDRESS", Map.of("checked", "KNOWN"));
        var link = Riverside.link(riverside.newMail(address, known));
        var namesake = new Browser();
        var page = Riverside.location(namesake.get(link));
        assertThat(namesake.post(page + "/open", Map.of("fact", "1961")).statusCode())
                .isEqualTo(422);
        assertThat(riverside.count("access where club_id = :club")).isZero();
    }

    @Test
    void whoever_hands_themselves_a_code_for_somebodys_file_is_told_of_at_its_address() {
        var file = riverside.add("Ada", "Martin", Map.of("email", address));
        var shown = riverside
                .desk
                .follow(riverside.remedy(riverside.desk, file, "DESK_QR"))
                .body();
        var code = shown.replaceAll("(?s).*class=\"bigcode\">([^<]*)<.*", "$1");
        assertThat(Riverside.mails(address)).as("nothing has happened yet").isEmpty();
        var felix = new Browser();
        var page = Riverside.location(felix.post(riverside.door + "code", Map.of("code", code)));
        felix.post(page + "/open", Map.of());
        assertThat(Riverside.begins(felix.post(page, Map.of("password", Riverside.PASSWORD))))
                .isTrue();
        var mail = riverside.newMail(address, 0);
        assertThat(mail.subject()).isEqualTo("Somebody came in at Riverside with a code from the desk");
        assertThat(mail.text() + mail.html()).contains("tell the desk").doesNotContain("Ada", "Martin", "/k/");
    }

    @Test
    void an_invitation_that_was_mailed_is_not_told_of_a_second_time() {
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        assertThat(riverside.count("message where club_id = :club and template = 'access.notice'"))
                .isZero();
    }
}
