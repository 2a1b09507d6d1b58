package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.messages.CapturedMail;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The mail of a reset read on one device, the password chosen on the other that asked. */
class ResetCodeTest {
    private static final Pattern CODE = Pattern.compile("(?mi)^\\s*([A-Z0-9]{4} [A-Z0-9]{4})\\s*$");
    private static final String WANTED = "another four calm words";

    private final Riverside riverside = new Riverside();
    private final String recover = riverside.door + "recover";
    private final String email = Riverside.address("ada");

    private void ada() {
        var file = riverside.add("Ada", "Martin", Map.of("email", email));
        riverside.accepted(riverside.invited(file, email));
    }

    private CapturedMail askedBy(Browser browser) {
        var known = resets();
        browser.post(recover, Map.of("identifier", email));
        Awaitility.await().until(() -> resets() > known);
        return Riverside.mails(email).stream()
                .filter(ResetCodeTest::ofAReset)
                .findFirst()
                .orElseThrow();
    }

    private long resets() {
        return Riverside.mails(email).stream().filter(ResetCodeTest::ofAReset).count();
    }

    private static boolean ofAReset(CapturedMail mail) {
        return mail.subject().contains("new password for");
    }

    private static String code(CapturedMail mail) {
        var found = CODE.matcher(mail.text());
        assertThat(found.find()).as(mail.text()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> types(Browser browser, String code) {
        return browser.post(recover + "/code", Map.of("code", code));
    }

    @Test
    void the_code_of_the_mail_opens_the_form_in_the_browser_that_asked_and_only_once() {
        ada();
        var here = new Browser();
        var code = code(askedBy(here));
        var opened = types(here, code.toLowerCase(Locale.ROOT));
        assertThat(opened.statusCode()).isEqualTo(303);
        var form = Riverside.location(opened);
        assertThat(here.get(form).body()).contains("name=\"password\"");
        assertThat(types(here, code).statusCode()).as("a second time").isEqualTo(422);
        assertThat(Riverside.begins(here.post(form, Map.of("password", WANTED))))
                .isTrue();
        assertThat(Riverside.begins(riverside.signIn(new Browser(), email, WANTED)))
                .isTrue();
    }

    @Test
    void whoever_reads_the_code_over_a_shoulder_opens_nothing_with_it_in_another_browser() {
        ada();
        var here = new Browser();
        var code = code(askedBy(here));
        var stranger = new Browser();
        stranger.post(recover, Map.of("identifier", Riverside.address("nobody")));
        assertThat(types(stranger, code).statusCode()).isEqualTo(422);
        assertThat(types(new Browser(), code).statusCode()).isEqualTo(422);
        assertThat(types(here, code).statusCode()).as("the one that asked").isEqualTo(303);
    }

    @Test
    void five_guesses_are_all_there_are_even_if_the_next_one_is_right() {
        ada();
        var here = new Browser();
        var code = code(askedBy(here));
        for (var n = 0; n < 5; n++)
            assertThat(types(here, "AAAA BBB" + n).statusCode()).isEqualTo(422);
        assertThat(types(here, code).statusCode()).isEqualTo(422);
    }

    @Test
    void a_wrong_code_is_refused_in_the_same_words_whether_there_is_one_or_not() {
        ada();
        var known = new Browser();
        askedBy(known);
        var unknown = new Browser();
        unknown.post(recover, Map.of("identifier", Riverside.address("nobody")));
        assertThat(plain(types(unknown, "AAAA BBBB"))).isEqualTo(plain(types(known, "AAAA BBBB")));
    }

    private static String plain(HttpResponse<String> answer) {
        return answer.statusCode() + answer.body().replaceAll("<code class=\"ref\">[^<]*</code>", "");
    }

    @Test
    void a_mailbox_of_several_people_gets_links_that_name_whose_they_are_and_no_code() {
        ada();
        RunningHouse.bean(Transactions.class).global(() -> {
            var abel = RunningHouse.bean(Accounts.class).create("Abel Martin", Locale.ENGLISH);
            RunningHouse.bean(AccountAddresses.class).prove(abel, email, email, false);
        });
        new Browser().post(recover, Map.of("identifier", email));
        Awaitility.await().until(() -> resets() == 2);
        assertThat(Riverside.mails(email).stream().filter(ResetCodeTest::ofAReset))
                .allSatisfy(mail -> assertThat(CODE.matcher(mail.text()).find())
                        .as(mail.text())
                        .isFalse());
    }
}
