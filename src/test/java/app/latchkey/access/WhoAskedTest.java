package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.Browser;
import app.latchkey.testing.LogLines;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhoAskedTest {
    private static final String UUID = "[0-9a-f-]{36}";

    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));

    @Test
    void a_right_that_is_missing_is_a_line_with_the_account_and_from_where() {
        var page = riverside.door + "desk/settings/sign-in";
        assertThat(LogLines.of(() -> assertThat(riverside
                                .desk
                                .post(page, Map.of("open", "false", "why", "x"))
                                .statusCode())
                        .isEqualTo(403)))
                .anyMatch(line -> line.matches(
                        "POST " + page + " refused: no such right \\[127\\.0\\.0\\.1, account " + UUID + "]"));
    }

    @Test
    void whoever_keeps_asking_for_another_clubs_files_stands_in_the_log() {
        var other = new Riverside();
        var theirs = other.add("Tom", "Roux", Map.of()).replace(other.door, riverside.door);
        assertThat(LogLines.of(() ->
                        assertThat(riverside.desk.get(theirs).statusCode()).isEqualTo(404)))
                .anyMatch(line -> line.matches("GET " + theirs
                        + " refused: not there, or not theirs \\[127\\.0\\.0\\.1, account " + UUID + "]"));
        assertThat(LogLines.of(() -> new Browser().get(theirs))).noneMatch(line -> line.contains("not theirs"));
    }

    @Test
    void a_form_of_another_site_and_a_budget_that_is_spent_say_from_where() {
        var ada = new Browser();
        assertThat(LogLines.of(() -> ada.postFrom(
                        "Sec-Fetch-Site",
                        "cross-site",
                        riverside.door,
                        Map.of("identifier", address, "password", "x"))))
                .contains("POST refused: a form of another site [127.0.0.1]");
        var lines = LogLines.of(() -> {
            for (var n = 0; n < 8; n++) riverside.signIn(ada, address, "no such pass phrase");
        });
        assertThat(lines)
                .anyMatch(line -> line.matches("Refused: no try of [a-z-]+ is left until .* \\[127\\.0\\.0\\.1]"));
        assertThat(lines).noneMatch(line -> line.contains(address)).noneMatch(line -> line.contains("pass phrase"));
    }

    @Test
    void with_what_somebody_came_in_stands_in_the_ledger_and_in_their_activity() {
        var ada = riverside.accepted(riverside.invited(file, address));
        var again = new Browser();
        riverside.signIn(again, address, Riverside.PASSWORD);
        assertThat(riverside.count("attempt where club_id = :club and reason = 'ENTERED' and factors = '{password}'"))
                .isEqualTo(1);
        var page = riverside.door + "me/" + file.substring(file.lastIndexOf('/') + 1) + "/activity";
        assertThat(ada.get(page).body()).contains("· password");
    }
}
