package app.latchkey.operator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Latchkey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The drill as an operator starts it. All cases of this house take minutes and are played by {@code ./latchkey test long}. */
class DrillTest {
    private static final Path CASES = Path.of("src/test/drill");

    @TempDir
    Path folder;

    private record Played(int status, JsonNode answer) {}

    @Test
    void plays_a_member_without_mail_a_mailbox_that_is_gone_and_a_mother_with_two_ways_in() {
        var played = play(
                CASES.resolve("no-email-desk-qr.json"),
                CASES.resolve("email-bounced.json"),
                CASES.resolve("child-whose-guardian-gets-in.json"));

        assertThat(played.answer().path("summary").toString())
                .isEqualTo(
                        "{\"cases\":3,\"ok\":3,\"diagnosed\":3,\"topRight\":3,\"solvedByMember\":1,\"solvedByDesk\":2,\"unsolved\":0}");
        assertThat(played.status()).isZero();
    }

    @Test
    void says_what_was_otherwise_and_ends_with_one() throws Exception {
        var file = Files.writeString(folder.resolve("wrong.json"), """
                {"name": "Expects too much", "members": [{"as": "ada", "first": "Ada", "last": "Martin", "email": "ada@wrong.example"}],
                 "expect": {"top": "ALL_GOOD", "state": "IN"}}""");

        var played = play(file);

        assertThat(played.status()).isEqualTo(1);
        assertThat(played.answer()
                        .path("cases")
                        .get(0)
                        .path("actual")
                        .path("top")
                        .asString())
                .isEqualTo("NOT_INVITED");
        assertThat(played.answer().path("cases").get(0).path("problems").get(0).asString())
                .isEqualTo("ada: top is NOT_INVITED instead of ALL_GOOD");
    }

    @Test
    @EnabledIfSystemProperty(named = "latchkey.long", matches = "true")
    void plays_every_case_of_this_house_and_writes_down_what_came_of_them() throws Exception {
        var played = play(CASES);

        var summary = new DrillSummary(played.answer());
        Files.writeString(Path.of("docs/lockout-drill.md"), summary.page());
        assertThat(played.answer().path("cases"))
                .filteredOn(one -> !one.path("ok").asBoolean())
                .isEmpty();
        assertThat(played.status()).isZero();
        assertThat(summary.cases()).isGreaterThanOrEqualTo(150);
        assertThat(summary.unsolved()).isZero();
        assertThat(summary.topRightPercent()).isGreaterThanOrEqualTo(98);
        assertThat(summary.byMemberPercent()).isGreaterThanOrEqualTo(60);
    }

    private static Played play(Path... files) {
        var out = new ByteArrayOutputStream();
        var drill = new Drill(Latchkey.class, new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
        var status = drill.run(List.of(files).stream().map(Path::toString).toList());
        return new Played(status, new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8)));
    }
}
