package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A list that somebody was led to says what it shows, and a click shows everybody again. */
class NarrowedListTest {
    private final Riverside riverside = new Riverside();
    private final String list = riverside.door + "desk/members";

    NarrowedListTest() {
        riverside.add("Ada", "Martin", Map.of("email", ""));
        riverside.add("Tom", "Roux", Map.of("email", Riverside.address("tom")));
        await().until(() -> riverside.count("member_finding where club_id = :club and code = 'NO_EMAIL'") == 1);
    }

    private String page(String query) {
        return riverside.desk.get(list + query).body();
    }

    @Test
    void by_a_finding() {
        var page = page("?finding=NO_EMAIL");
        assertThat(page).contains("Ada Martin").doesNotContain("Tom Roux");
        assertThat(page).containsPattern("href=\"[^\"?]*/desk/members\" aria-current=\"true\">No address ");
        assertThat(page).contains("type=\"hidden\" name=\"finding\" value=\"NO_EMAIL\"");
        assertThat(page("")).doesNotContain("aria-current=\"true\">No address ");
    }

    @Test
    void by_a_finding_and_a_search() {
        assertThat(page("?finding=NO_EMAIL&q=ada"))
                .containsPattern("href=\"[^\"?]*/desk/members\\?q=ada\" aria-current=\"true\">No address ");
    }

    @Test
    void by_a_first_cause_without_its_state() {
        var page = page("?top=NO_EMAIL");
        assertThat(page).contains("Ada Martin").doesNotContain("Tom Roux");
        assertThat(page).containsPattern("href=\"[^\"?]*/desk/members\" aria-current=\"true\">No address ");
    }

    @Test
    void by_a_cause_that_nobody_knows() {
        assertThat(page("?finding=%3Cb%3E")).contains("aria-current=\"true\">&lt;b&gt; ");
    }
}
