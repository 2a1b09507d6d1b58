package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.Browser;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tom is invited at his mother's mailbox, and has one of his own. */
class OtherAddressTest {
    private static final Pattern CODE = Pattern.compile("\\b([2-9A-Z]{4} [2-9A-Z]{4})\\b");
    private final Riverside riverside = new Riverside();
    private final String family = Riverside.address("berg");
    private final String own = Riverside.address("tom");
    private final String file = riverside.add("Tom", "Berg", Map.of("email", family));
    private final Browser browser = new Browser();
    private final String page = riverside.opened(browser, riverside.invited(file, family));

    private HttpResponse<String> post(Browser from, String address, Map<String, String> more) {
        var form = new HashMap<>(Map.of("how", "other", "address", address));
        form.putAll(more);
        return from.post(page, form);
    }

    private String asked(String address) {
        var answer = post(browser, address, Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var id = Pattern.compile("name=\"codeId\" value=\"([^\"]+)\"").matcher(answer.body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static String code(String text) {
        var found = CODE.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private Map<String, String> answer(String id, String code) {
        return Map.of("codeId", id, "code", code, "password", Riverside.PASSWORD);
    }

    @Test
    void the_code_proves_it_and_the_family_s_mailbox_never_opens_the_account() {
        var id = asked(own);
        var mail = riverside.newMail(own, 0);
        assertThat(mail.subject()).doesNotContainPattern(CODE);
        var inside =
                post(browser, own, answer(id, code(mail.text()).toLowerCase().replace(" ", "-")));
        assertThat(Riverside.begins(inside)).as(inside.body()).isTrue();
        assertThat(Riverside.begins(riverside.signIn(new Browser(), own, Riverside.PASSWORD)))
                .isTrue();
        assertThat(Riverside.begins(riverside.signIn(new Browser(), family, Riverside.PASSWORD)))
                .isFalse();
        assertThat(riverside.count("account_address a where a.key = '" + family + "' and (true or :club is null)"))
                .isZero();
    }

    @Test
    void a_wrong_code_and_a_wrong_password_lose_nothing() {
        var id = asked(own);
        var code = code(riverside.newMail(own, 0).text());
        var wrong = post(browser, own, answer(id, "2222 2222"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains(own, id);
        assertThat(post(browser, own, Map.of("codeId", id, "code", code, "password", "short"))
                        .body())
                .contains(id);
        assertThat(Riverside.begins(post(browser, own, answer(id, code)))).isTrue();
    }

    @Test
    void after_five_tries_even_the_right_code_is_over() {
        var id = asked(own);
        var code = code(riverside.newMail(own, 0).text());
        for (int i = 0; i < 5; i++) post(browser, own, answer(id, "2222 2222"));
        var over = post(browser, own, answer(id, code));
        assertThat(Riverside.begins(over)).isFalse();
        assertThat(over.body()).contains("no longer counts");
    }

    @Test
    void a_code_read_by_somebody_else_opens_nothing_in_their_browser_and_for_no_other_address() {
        var id = asked(own);
        var code = code(riverside.newMail(own, 0).text());
        var thief = new Browser();
        thief.get(page);
        assertThat(Riverside.begins(post(thief, own, answer(id, code)))).isFalse();
        assertThat(Riverside.begins(post(browser, Riverside.address("other"), answer(id, code))))
                .isFalse();
        assertThat(Riverside.begins(post(browser, own, answer(id, code)))).isTrue();
    }

    @Test
    void an_address_that_signs_in_somebody_is_said_only_after_its_code() {
        var taken = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Berg", Map.of("email", taken)), taken));
        var known = Riverside.mails(taken).size();
        var id = asked(taken);
        var code = code(riverside.newMail(taken, known).text());
        assertThat(post(browser, taken, answer(id, code)).body()).contains("signs in an account already");
    }
}
