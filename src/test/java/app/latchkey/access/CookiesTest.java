package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.Browser;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A browser that keeps no cookies, as the page and the ledger meet it. */
class CookiesTest {
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");

    private Map<String, String> form(String identifier, String password) {
        return Map.of("identifier", identifier, "password", password, "shown", "1");
    }

    private static String masked(String body) {
        return body.replaceAll("<code class=\"ref\">[^<]*</code>", "");
    }

    @Test
    void the_page_is_the_same_whatever_was_typed_and_nothing_is_compared() {
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var right = new Browser().post(riverside.door, form(address, Riverside.PASSWORD));
        var wrong = new Browser().post(riverside.door, form(address, "no such password"));
        var nobody = new Browser().post(riverside.door, form(Riverside.address("zoe"), "no such password"));
        assertThat(Riverside.begins(right)).isFalse();
        assertThat(right.statusCode()).isEqualTo(422);
        assertThat(masked(right.body())).contains("SI-107").isEqualTo(masked(wrong.body()));
        assertThat(masked(nobody.body())).isEqualTo(masked(right.body()));
        assertThat(riverside.count("attempt where club_id = :club and reason = 'COOKIES_BLOCKED' and not checked"))
                .isEqualTo(3);
    }

    @Test
    void a_browser_that_keeps_them_comes_in() {
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var browser = new Browser();
        browser.get(riverside.door);
        assertThat(Riverside.begins(browser.post(riverside.door, form(address, Riverside.PASSWORD))))
                .isTrue();
    }

    @Test
    void a_link_that_comes_back_without_its_cookie_says_so() {
        var link = riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address);
        var page = Riverside.location(new Browser().get(link));
        assertThat(new Browser().get(page).body()).contains("SI-107").doesNotContain("Ada");
        var browser = new Browser();
        browser.get(riverside.door);
        assertThat(Riverside.location(browser.get(page)))
                .as("cookies are kept, this one is over")
                .isEqualTo(riverside.door);
        assertThat(riverside.count("attempt_match where club_id = :club and reason = 'COOKIES_BLOCKED'"))
                .isEqualTo(1);
    }

    @Test
    void a_reset_that_comes_back_without_its_cookie_says_so_and_the_desk_sees_whose_it_was() {
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var known = Riverside.mails(address).size();
        new Browser().post(riverside.door + "recover", Map.of("identifier", address));
        var page = Riverside.location(new Browser().get(Riverside.link(riverside.newMail(address, known))));
        assertThat(new Browser().get(page).body()).contains("SI-107").doesNotContain("Ada");
        var browser = new Browser();
        browser.get(riverside.door);
        assertThat(Riverside.location(browser.get(page)))
                .as("cookies are kept, this one is over")
                .isEqualTo(riverside.door);
        assertThat(riverside.count("attempt_match where club_id = :club and reason = 'COOKIES_BLOCKED'"))
                .isEqualTo(1);
    }
}
