package app.latchkey.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ImportsApiTest {
    private static final String FILE = "shared/data/pulsefit/members_raw.csv";
    private static final String LIST = "Name;E-mail\nAda Martin;ada@example.org\nTom Berg;\nEve Cohen;evegmail.com\n";

    private final Club club = RunningHouse.club("TN");
    private final Program program = Program.of(club);

    @Test
    void a_dry_run_reports_row_by_row_and_adds_nobody() {
        var done = done(program.upload(LIST, "", true, "").is(202).text("id"));
        assertThat(done.get("dryRun").booleanValue()).isTrue();
        assertThat(done.get("totals").get("new").intValue()).isEqualTo(3);
        assertThat(done.get("totals").get("noAddress").intValue()).isEqualTo(1);
        assertThat(done.get("progress").doubleValue()).isEqualTo(1);
        var rows = done.get("rows").get("items");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).get("outcome").stringValue()).isEqualTo("NEW");
        assertThat(rows.get(2).get("reach").stringValue()).isEqualTo("INVALID");
        assertThat(rows.get(2).get("suggestion").stringValue()).isEqualTo("eve@gmail.com");
        assertThat(program.get("/members").json().get("items")).isEmpty();
    }

    @Test
    void the_log_names_the_key_that_asked_and_after_a_trial_whoever_let_it_in() {
        done(program.upload(LIST, "", false, "").is(202).text("id"));
        assertThat(imported()).containsExactly("API_KEY test");
        var trial = done(program.upload(LIST, "", true, "").is(202).text("id"))
                .get("id")
                .stringValue();
        assertThat(imported()).as("a trial adds nobody").hasSize(1);
        var page = "/" + club.slug() + "/desk/members/import/" + trial;
        RunningHouse.staff(club, Role.OWNER).post(page + "/run", Map.of());
        Awaitility.await().untilAsserted(() -> assertThat(imported()).containsExactly("API_KEY test", "STAFF nobody"));
    }

    private List<String> imported() {
        return JdbcClient.create(TestDatabase.owner())
                .sql("select a.acting_as || ' ' || coalesce(k.name, 'nobody') from audit a"
                        + " left join api_key k on k.club_id = a.club_id and k.id = a.actor_key"
                        + " where a.club_id = :club and a.sentence_code = 'members.audit.imported' order by a.id")
                .param("club", club.id().value())
                .query(String.class)
                .list();
    }

    @Test
    void a_mapping_is_what_the_caller_knows_better() {
        var list = "wer,wohin,stand\nAda Martin,ada@example.org,aus\n";
        program.upload(list, "", false, "").problem(422, "INVALID");
        var mapping = "{\"columns\": {\"wer\": \"FULL_NAME\", \"wohin\": \"EMAIL\", \"stand\": \"STATUS\"},"
                + " \"statuses\": {\"aus\": \"NOT_INVITED\"}}";
        var done = done(program.upload(list, mapping, false, "").is(202).text("id"));
        assertThat(done.get("totals").get("notInvited").intValue()).isEqualTo(1);
        var row = done.get("rows").get("items").get(0);
        assertThat(row.get("outcome").stringValue()).isEqualTo("ADDED");
        assertThat(program.get("/members/" + row.get("member").stringValue()).text("email"))
                .isEqualTo("ada@example.org");
    }

    @Test
    void what_cannot_be_imported_says_why() {
        error(program.upload("a,b\n1,2\n", "", true, ""), "file", "NO_NAME");
        error(program.upload(LIST, "{\"columns\": {\"Nom\": \"EMAIL\"}}", true, ""), "mapping", "UNKNOWN_COLUMN");
        error(program.upload(LIST, "{\"statuses\": {\"x\": \"PERHAPS\"}}", true, ""), "mapping", "UNKNOWN_STATUS");
        error(program.upload(LIST, "{\"rows\": 3}", true, ""), "mapping.rows", "UNKNOWN_FIELD");
        error(program.upload(LIST, "columns", true, ""), "mapping", "WRONG_TYPE");
        error(program.upload("", "", true, ""), "file", "MISSING");
    }

    private static void error(Program.Answer answer, String field, String code) {
        var error = answer.problem(422, "INVALID").json().get("errors").get(0);
        assertThat(error.get("field").stringValue()).isEqualTo(field);
        assertThat(error.get("code").stringValue()).isEqualTo(code);
        assertThat(error.get("detail").stringValue()).isNotBlank();
    }

    @Test
    void the_same_file_by_the_same_key_is_one_import() {
        var first = program.upload(LIST, "", false, "file-1").is(202);
        var second = program.upload(LIST, "", false, "file-1").is(202);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        program.upload(LIST + "Max Roux;\n", "", false, "file-1").problem(422, "IDEMPOTENCY_KEY_REUSED");
        program.upload(LIST, "", true, "file-1").problem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_dirty_list_goes_in_whole() throws IOException {
        var file = file();
        assumeTrue(file.isPresent(), "skipped: " + FILE + " does not lie beside the project");
        var done = done(program.upload(Files.readString(file.get()), "", false, "")
                .is(202)
                .text("id"));
        var totals = done.get("totals");
        assertThat(totals.get("rows").intValue()).isEqualTo(500);
        assertThat(totals.get("new").intValue()).isEqualTo(500);
        assertThat(totals.get("errors").intValue()).isZero();
        assertThat(totals.get("noAddress").intValue()).isEqualTo(22);
        assertThat(totals.get("invalid").intValue()).isEqualTo(21);
        assertThat(totals.get("duplicates").intValue()).isEqualTo(9);
        assertThat(totals.get("notInvited").intValue()).isEqualTo(198);
        var lines = new ArrayList<Long>();
        var rows = done.get("rows");
        while (true) {
            rows.get("items").forEach(row -> lines.add(row.get("line").longValue()));
            if (rows.get("nextCursor").isNull()) break;
            rows = program.get("/imports/" + done.get("id").stringValue() + "?limit=200&cursor="
                            + rows.get("nextCursor").stringValue())
                    .is(200)
                    .json()
                    .get("rows");
        }
        assertThat(lines).hasSize(500).isSorted().doesNotHaveDuplicates();
    }

    private static Optional<Path> file() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent())
            if (Files.exists(folder.resolve(FILE))) return Optional.of(folder.resolve(FILE));
        return Optional.empty();
    }

    private JsonNode done(String id) {
        var end = Instant.now().plus(Duration.ofSeconds(60));
        var answer = program.get("/imports/" + id).is(200).json();
        while (!answer.get("state").stringValue().equals("DONE")
                && Instant.now().isBefore(end))
            answer = program.get("/imports/" + id).is(200).json();
        assertThat(answer.get("state").stringValue()).as(answer.toString()).isEqualTo("DONE");
        return answer;
    }
}
