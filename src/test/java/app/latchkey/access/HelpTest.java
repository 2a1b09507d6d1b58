package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.testing.Browser;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody leads themselves through their own case. */
class HelpTest {
    private final Riverside riverside = new Riverside();
    private final String help = riverside.door + "help-me-in";

    /** All tests come from one network; each begins with its whole budget. */
    @BeforeEach
    void whole_budgets() {
        riverside
                .sql
                .sql("delete from throttle where kind in ('help', 'help-message', 'recovery')")
                .update();
    }

    private HttpResponse<String> tell(String where, String identifier) {
        return new Browser().post(help, Map.of("where", where, "identifier", identifier));
    }

    private static String body(HttpResponse<String> answer, String typed) {
        return answer.body().replace(typed, "TYPED").replaceAll("(?s)<code class=\"ref\">[^<]*</code>", "REF");
    }

    @Test
    void the_sign_in_page_leads_there() {
        assertThat(new Browser().get(riverside.door).body()).contains("href=\"" + help + "\"");
        assertThat(new Browser().get(help).body()).contains("name=\"where\"", "name=\"identifier\"");
    }

    @Test
    void known_and_unknown_are_told_the_same_at_every_step() {
        var known = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", known)), known));
        var unknown = Riverside.address("zoe");
        for (var where : new String[] {"PASSWORD", "NO_MAIL", "NEVER", "LINK", "NO_MAILBOX", "OTHER"}) {
            var one = tell(where, known);
            var other = tell(where, unknown);
            assertThat(one.statusCode()).as(where).isEqualTo(200);
            assertThat(other.statusCode()).as(where).isEqualTo(200);
            assertThat(body(other, unknown)).as(where).isEqualTo(body(one, known));
        }
        var form = Map.of("where", "OTHER", "name", "N", "reply", "0612345678", "words", "Help");
        var one = new Browser().post(help + "/message", with(form, known));
        var other = new Browser().post(help + "/message", with(form, unknown));
        assertThat(body(other, unknown)).isEqualTo(body(one, known));
    }

    private static Map<String, String> with(Map<String, String> form, String identifier) {
        var all = new java.util.HashMap<>(form);
        all.put("identifier", identifier);
        return all;
    }

    @Test
    void whoever_is_known_ends_inside_by_the_mail() {
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var known = Riverside.mails(address).size();
        assertThat(tell("PASSWORD", address).body()).contains("leads straight inside", "HM-102");
        var browser = new Browser();
        var page = Riverside.location(browser.get(Riverside.link(riverside.newMail(address, known))));
        assertThat(Riverside.begins(browser.post(page, Map.of("password", "meadow lantern copper ten"))))
                .isTrue();
    }

    @Test
    void whoever_is_not_ends_at_the_desk_with_a_reference_that_opens_it() {
        riverside.add("Lena", "Berg", Map.of("email", Riverside.address("lena.berg")));
        var form = Map.of(
                "where",
                "NO_MAILBOX",
                "identifier",
                "lena.berg",
                "name",
                "Lena <b>Berg</b>",
                "reply",
                "06 12 34 56 78",
                "words",
                "My old mailbox <script>is</script> gone");
        var sent = new Browser().post(help + "/message", form);
        assertThat(sent.statusCode()).isEqualTo(200);
        var ref = sent.body().replaceAll("(?s).*<code class=\"ref\">([^<]*)<.*", "$1");
        assertThat(ref).matches("[2-9A-Z]{3}-[2-9A-Z]{3}");
        var desk = riverside.door + "desk/";
        await().until(() -> riverside.desk.get(desk + "?who=" + ref).body().contains("/desk/requests/"));
        var found = riverside.desk.get(desk + "?who=" + ref).body();
        var request = found.replaceAll("(?s).*?href=\"([^\"]*/desk/requests/[0-9a-f-]{36})\".*", "$1");
        assertThat(riverside.desk.get(request).body())
                .contains("Lena &lt;b&gt;Berg", "&lt;script&gt;is", "06 12 34 56 78", "Lena Berg")
                .doesNotContain("<script>is");
    }

    @Test
    void it_bombs_no_mailbox_and_no_inbox() {
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var before = Riverside.mails(address).size();
        var waiting = 0;
        for (var n = 0; n < 25; n++) if (tell("PASSWORD", address).statusCode() == 429) waiting++;
        assertThat(waiting).isEqualTo(5);
        await().until(
                        () -> riverside.count("inbound_request where club_id = :club and done_at is null"),
                        open -> open == 0);
        assertThat(riverside.count("message where club_id = :club and kind = 'access.reset'"))
                .isLessThanOrEqualTo(5);
        assertThat(Riverside.mails(address).size() - before).isLessThanOrEqualTo(5);
        whole_budgets();
        var form = Map.of("where", "OTHER", "reply", address, "words", "Help");
        var refused = 0;
        for (var n = 0; n < 7; n++)
            if (new Browser().post(help + "/message", form).statusCode() == 429) refused++;
        assertThat(refused).isEqualTo(2);
    }

    /** With the budget given back before each step, every step writes its row: what holds them above is the budget. */
    @Test
    void without_the_budget_every_message_would_arrive() {
        var form = Map.of("where", "OTHER", "reply", "0612345678", "words", "Help");
        for (var n = 0; n < 7; n++) {
            whole_budgets();
            assertThat(new Browser().post(help + "/message", form).statusCode()).isEqualTo(200);
        }
        await().until(() -> riverside.count("access_request where club_id = :club and kind = 'HELP'"), n -> n == 7);
    }

    @Test
    void what_is_missing_is_asked_for() {
        assertThat(tell("", "x").statusCode()).isEqualTo(422);
        assertThat(tell("PASSWORD", "").statusCode()).isEqualTo(422);
        assertThat(new Browser()
                        .post(help + "/message", Map.of("where", "OTHER"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whoever_is_signed_in_is_led_to_the_door_which_knows_them() {
        var address = Riverside.address("ada");
        var inside = riverside.accepted(
                riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        assertThat(Riverside.location(inside.get(help))).isEqualTo(riverside.door);
    }

    /** No attempt failed, and still the reference of the page leads the desk to whom it was shown. */
    @Test
    void the_reference_of_a_recovery_that_was_answered_leads_to_the_person() {
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var sent = new Browser().post(riverside.door + "recover", Map.of("identifier", address));
        var ref = sent.body().replaceAll("(?s).*<code class=\"ref\">([^<]*)<.*", "$1");
        assertThat(riverside.desk.get(riverside.door + "desk/?who=" + ref).body())
                .contains("Ada Martin")
                .doesNotContain("data-code=\"NO_SUCH_MEMBER\"");
        var elsewhere = new Riverside();
        assertThat(elsewhere.desk.get(elsewhere.door + "desk/?who=" + ref).body())
                .doesNotContain("Ada Martin");
    }
}
