package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a link's page says when it opens nothing any more, and to whom. */
class LinkPagesTest {
    private static final String IN_FACEBOOK =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
                    + " (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/512.0.0.50.108;FBDV/iPhone14,5]";
    private static final String IN_SOME_APP =
            "Mozilla/5.0 (Linux; Android 15; Pixel 8 Build/AP4A; wv) AppleWebKit/537.36"
                    + " (KHTML, like Gecko) Version/4.0 Chrome/137.0.0.0 Mobile Safari/537.36";
    private static final String SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
    private static final String CHROME = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/137.0.0.0 Mobile Safari/537.36";

    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));

    private static String cut(String link) {
        return link.substring(0, link.length() - 4);
    }

    private static String page(String link) {
        var answer = new Browser().get(link);
        assertThat(answer.statusCode()).isEqualTo(410);
        return answer.body();
    }

    @Test
    void a_used_link_says_since_when_there_is_access_and_with_which_address_masked() {
        var link = riverside.invited(file, address);
        riverside.accepted(link);
        assertThat(page(link))
                .contains("You have had access since", "Sign in with a")
                .contains("@r")
                .doesNotContain(address);
    }

    @Test
    void a_used_link_names_no_address_once_the_access_has_ended_or_is_somebody_else_s() {
        var link = riverside.invited(file, address);
        riverside.accepted(link);
        riverside.desk.post(file + "/access/ending", Map.of("why", "a test"));
        assertThat(page(link)).contains("It was used").doesNotContain("have had access", "Sign in with a");
        var stranger = Riverside.address("tom");
        var other = riverside.add("Tom", "Roux", Map.of("email", stranger));
        var his = riverside.invited(other, stranger);
        riverside.accepted(his);
        riverside
                .sql
                .sql("update account_address set signs_in = false where key = :key")
                .param("key", stranger)
                .update();
        assertThat(page(his)).doesNotContain("have had access");
    }

    @Test
    void an_expired_link_says_since_when_and_offers_a_new_one() {
        var link = riverside.invited(file, address);
        var clock = RunningHouse.bean(Transactions.class);
        var before = clock.clockOffset();
        clock.moveClock(before.plus(Duration.ofDays(15)));
        try {
            assertThat(page(link)).contains("It expired", "Send a new link to a");
        } finally {
            clock.moveClock(before);
        }
    }

    @Test
    void a_link_cut_on_the_way_offers_a_new_one_by_mail() {
        var link = riverside.invited(file, address);
        var shown = page(cut(link));
        assertThat(shown).contains("action=\"" + riverside.door + "recover\"", "Send me a new link");
        var known = Riverside.mails(address).size();
        new Browser().post(riverside.door + "recover", Map.of("identifier", address));
        riverside.accepted(Riverside.link(riverside.newMail(address, known)));
    }

    @Test
    void a_damaged_link_tells_a_stranger_nothing_of_whose_it_was() {
        var other = riverside.add("Tom", "Roux", Map.of("email", Riverside.address("tom")));
        var his = riverside
                .sql
                .sql("select as_given from member_address where member_id = :member::uuid")
                .param("member", other.substring(other.lastIndexOf('/') + 1))
                .query(String.class)
                .single();
        var used = riverside.invited(file, address);
        riverside.accepted(used);
        var living = riverside.invited(other, his);
        assertThat(page(cut(living))).isEqualTo(page(cut(used))).doesNotContain("Ada", "Tom", "@r");
        assertThat(page("/k/nothing-of-ours"))
                .contains("action=\"/find-my-clubs\"")
                .doesNotContain(riverside.door);
    }

    @Test
    void whoever_reads_it_inside_another_app_is_told_how_to_come_back() {
        var link = riverside.invited(file, address);
        for (var agent : List.of(IN_FACEBOOK, IN_SOME_APP)) {
            var browser = new Browser(agent);
            var page = Riverside.location(browser.get(link));
            var inside = agent.equals(IN_FACEBOOK) ? "inside Facebook" : "inside another app";
            assertThat(browser.get(page).body())
                    .contains("data-in-app", inside, "/" + riverside.club.slug() + "</code>");
            browser.post(page + "/open", Map.of());
            assertThat(browser.get(page).body()).contains("data-in-app");
            assertThat(browser.post(page, Map.of("password", "short")).body()).contains("data-in-app");
        }
        for (var agent : List.of(SAFARI, CHROME, "")) {
            var browser = new Browser(agent);
            assertThat(browser.get(riverside.opened(browser, link)).body()).doesNotContain("data-in-app");
        }
    }
}
