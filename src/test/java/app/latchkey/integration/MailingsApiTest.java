package app.latchkey.integration;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Club;
import app.latchkey.integration.keys.Scope;
import app.latchkey.testing.RunningHouse;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailingsApiTest {
    private final Club club = RunningHouse.club("FR");
    private final Program program = Program.of(club);

    @Test
    void a_draft_is_written_once_found_again_and_not_sent() {
        var key = UUID.randomUUID().toString();
        var json = "{\"subject\": \"Summer\", \"text\": \"Dear {{first_name}}\", \"tag\": \"yoga\"}";
        var made = program.post("/mailings", json, key).is(201);
        assertThat(made.text("state")).isEqualTo("DRAFT");
        assertThat(program.post("/mailings", json, key).is(201).text("id")).isEqualTo(made.text("id"));
        var list = program.get("/mailings").is(200).json().get("items");
        assertThat(list).hasSize(1);
        var one = program.get("/mailings/" + made.text("id")).is(200);
        assertThat(one.text("text")).isEqualTo("Dear {{first_name}}");
        assertThat(one.json().get("results")).isEmpty();
    }

    @Test
    void pages_follow_one_another() {
        for (var n = 0; n < 3; n++)
            program.post("/mailings", "{\"subject\": \"S" + n + "\", \"text\": \"x\"}")
                    .is(201);
        var first = program.get("/mailings?limit=2").is(200);
        assertThat(first.json().get("items")).hasSize(2);
        var rest = program.get("/mailings?limit=2&cursor=" + first.text("nextCursor"))
                .is(200);
        assertThat(rest.json().get("items")).hasSize(1);
        assertThat(rest.json().get("nextCursor").isNull()).isTrue();
    }

    @Test
    void unknown_placeholders_empty_texts_attachments_and_missing_scopes_are_refused() {
        var wrong = program.post("/mailings", "{\"subject\": \"\", \"text\": \"Dear {{fist_name}}\"}")
                .problem(422, "INVALID");
        assertThat(wrong.http().body()).contains("MISSING", "UNKNOWN_VALUE", "{{first_name}}");
        assertThat(program.post("/mailings", "{\"subject\": \"S\", \"text\": \"x\", \"attachments\": []}")
                        .problem(422, "INVALID")
                        .http()
                        .body())
                .contains("UNKNOWN_FIELD");
        Program.of(club, EnumSet.of(Scope.MESSAGES_READ))
                .post("/mailings", "{\"subject\": \"S\", \"text\": \"x\"}")
                .problem(403, "SCOPE_MISSING");
        var other = RunningHouse.club("FR");
        var theirs = Program.of(other)
                .post("/mailings", "{\"subject\": \"S\", \"text\": \"x\"}")
                .is(201);
        program.get("/mailings/" + theirs.text("id")).problem(404, "NOT_FOUND");
    }
}
