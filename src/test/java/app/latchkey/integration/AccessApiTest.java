package app.latchkey.integration;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.integration.keys.Scope;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccessApiTest {
    private final Club club = RunningHouse.club("FR");
    private final Program program = Program.of(club);

    private String add(String first, String email) {
        var body = "{\"firstName\": \"%s\", \"lastName\": \"Martin\", \"email\": %s}"
                .formatted(first, email.isEmpty() ? "null" : "\"" + email + "\"");
        return "/members/" + program.post("/members", body).is(201).text("id");
    }

    @Test
    void the_diagnosis_has_its_sentence_evidence_remedies_and_history() {
        RunningHouse.staff(club, Role.FRONT_DESK);
        var ada = add("Ada", "ada@gmial.com");
        var why = program.get(ada + "/access").is(200).json();
        assertThat(why.get("state").stringValue()).isEqualTo("CANNOT");
        assertThat(why.get("top").stringValue()).isEqualTo("EMAIL_TYPO_SUSPECTED");
        assertThat(why.get("sentence").stringValue()).contains("ada@gmail.com");
        var top = why.get("findings").get(0);
        assertThat(top.get("sentence")).isEqualTo(why.get("sentence"));
        assertThat(top.get("evidence").get("suggestion").stringValue()).isEqualTo("ada@gmail.com");
        assertThat(top.get("evidence").get("suggestionTaken").booleanValue()).isFalse();
        var remedy = top.get("remedies").get(0);
        assertThat(remedy.get("id").stringValue()).isEqualTo("ACCEPT_SUGGESTION");
        assertThat(remedy.get("allowed").booleanValue()).isFalse();
        assertThat(remedy.get("whoCan").get(0).stringValue()).isEqualTo("Lea");
        assertThat(remedy.get("label").stringValue()).isNotBlank();
    }

    @Test
    void a_program_that_reads_a_file_or_a_diagnosis_is_among_those_who_looked_and_one_that_pages_is_not() {
        var ada = add("Ada", "ada@example.org");
        program.get("/members?q=ada").is(200);
        assertThat(looks()).isZero();
        for (var n = 0; n < 2; n++) {
            program.get(ada).is(200);
            program.get(ada + "/access").is(200);
        }
        assertThat(looks()).isEqualTo(1);
    }

    private long looks() {
        return JdbcClient.create(TestDatabase.owner())
                .sql("select count(*) from audit where club_id = :club and sentence_code = 'members.audit.seen'"
                        + " and acting_as = 'API_KEY'")
                .param("club", club.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void the_sentence_says_tu_to_members_of_a_club_that_does() {
        var ada = add("Ada", "ada@example.org");
        own("update club set locale = 'fr' where id = :club");
        assertThat(program.get(ada + "/access").is(200).text("sentence")).startsWith("Vous n’avez pas encore reçu");
        assertThat(program.get("").is(200).text("formality")).isEqualTo("VOUS");
        own("update club set formality = 'TU' where id = :club");
        assertThat(program.get(ada + "/access").is(200).text("sentence")).startsWith("Tu n’as pas encore reçu");
        assertThat(program.get("").is(200).text("formality")).isEqualTo("TU");
    }

    private void own(String statement) {
        JdbcClient.create(TestDatabase.owner())
                .sql(statement)
                .param("club", club.id().value())
                .update();
    }

    @Test
    void what_a_key_may_do_itself_is_allowed() {
        var ada = add("Ada", "ada@example.org");
        assertThat(invite(program, ada)).isTrue();
        assertThat(invite(Program.of(club, EnumSet.of(Scope.ACCESS_READ)), ada)).isFalse();
    }

    private static boolean invite(Program asking, String member) {
        var top = asking.get(member + "/access").is(200).json().get("findings").get(0);
        assertThat(top.get("code").stringValue()).isEqualTo("NOT_INVITED");
        return top.get("remedies").get(0).get("allowed").booleanValue();
    }

    @Test
    void an_invitation_leaves_and_is_followed_and_its_secret_is_nowhere() {
        var ada = add("Ada", "ada@example.org");
        var sent = program.post(ada + "/invitations", "").is(202);
        assertThat(sent.header("Location")).endsWith("/messages/" + sent.text("messageId"));
        var message = program.get("/messages/" + sent.text("messageId")).is(200);
        assertThat(message.text("address")).isEqualTo("ada@example.org");
        assertThat(message.text("member")).isEqualTo(ada.substring("/members/".length()));
        assertThat(message.json().get("timeline")).isNotEmpty();
        assertThat(message.http().body()).doesNotContain("/k/", "body", "html");
        var why = program.get(ada + "/access").is(200);
        assertThat(why.text("state")).isEqualTo("ON_ITS_WAY");
        assertThat(why.json().get("timeline")).isNotEmpty();
        assertThat(why.http().body()).doesNotContain("/k/");
        assertThat(program.get(ada).json().get("access").get("state").stringValue())
                .isEqualTo("ON_ITS_WAY");
    }

    @Test
    void a_timeline_says_the_lane_and_who_asked_where_it_was_somebody_at_the_desk() {
        var ada = add("Ada", "ada@example.org");
        var sent = program.post(ada + "/invitations", "").is(202).text("messageId");
        var asked =
                program.get("/messages/" + sent).is(200).json().get("timeline").get(0);
        assertThat(asked.get("lane").stringValue()).isEqualTo("ACCESS");
        assertThat(asked.get("by").isNull()).isTrue();
        var ben = add("Ben", "ben@example.org");
        var desk = RunningHouse.staff(club, Role.OWNER);
        desk.post("/" + club.slug() + "/desk" + ben + "/access/remedies/INVITE", Map.of("checked", "KNOWN"));
        var id = program.get("/messages?member=" + ben.substring("/members/".length()))
                .json()
                .get("items")
                .get(0)
                .get("id")
                .stringValue();
        var byLea =
                program.get("/messages/" + id).is(200).json().get("timeline").get(0);
        assertThat(byLea.get("by").stringValue()).isEqualTo("Lea");
    }

    @Test
    void what_cannot_be_sent_says_why() {
        program.post(add("Ada", "") + "/invitations", "").problem(409, "NO_EMAIL");
        program.post(add("Eve", "eve@example.org") + "/password-resets", "").problem(409, "NO_ACCESS");
        var desk = RunningHouse.staff(club, Role.OWNER);
        var tom = add("Tom", "tom@example.org");
        desk.post("/" + club.slug() + "/desk" + tom + "/archive", Map.of("why", "moved away"));
        assertThat(program.get(tom).json().get("archivedAt").isNull()).isFalse();
        program.post(tom + "/invitations", "").problem(409, "MEMBER_ARCHIVED");
        program.post(tom + "/password-resets", "").problem(409, "MEMBER_ARCHIVED");
    }

    @Test
    void whoever_has_access_gets_a_reset_to_the_address_that_the_account_has_proven() {
        var ada = add("Ada", "ada@example.org");
        Accounts.give(club, ada, "Ada.Private@example.org");
        program.post(ada + "/invitations", "").problem(409, "HAS_ACCESS");
        var sent = program.post(ada + "/password-resets", "").is(202).text("messageId");
        var message = program.get("/messages/" + sent).is(200);
        assertThat(message.text("kind")).isEqualTo("access.reset");
        assertThat(message.text("address")).isEqualTo("Ada.Private@example.org");
    }

    @Test
    void one_person_is_not_flooded() {
        var ada = add("Ada", "ada@example.org");
        for (int i = 0; i < 10; i++) program.post(ada + "/invitations", "").is(202);
        program.post(ada + "/invitations", "").problem(429, "TOO_MANY");
        program.post(add("Eve", "eve@example.org") + "/invitations", "").is(202);
    }

    @Test
    void a_loop_over_all_members_leaves_in_the_lane_of_reminders() {
        for (int i = 0; i < 22; i++)
            program.post(add("Ada" + i, "a" + i + "@example.org") + "/invitations", "")
                    .is(202);
        assertThat(program.get("/messages?lane=ACCESS").json().get("items")).hasSize(20);
        assertThat(program.get("/messages?lane=REMINDER").json().get("items")).hasSize(2);
        var zoe = add("Zoe", "zoe@example.org");
        Accounts.give(club, zoe, "zoe.private@example.org");
        var reset = program.post(zoe + "/password-resets", "").is(202).text("messageId");
        assertThat(program.get("/messages/" + reset).text("lane")).isEqualTo("REMINDER");
    }

    @Test
    void messages_are_filtered_and_go_page_by_page() {
        var ada = add("Ada", "ada@example.org");
        for (int i = 0; i < 3; i++) program.post(ada + "/invitations", "").is(202);
        program.post(add("Eve", "eve@example.org") + "/invitations", "").is(202);
        var member = ada.substring("/members/".length());
        assertThat(program.get("/messages?member=" + member).json().get("items"))
                .hasSize(3);
        assertThat(program.get("/messages?member=nobody").json().get("items")).isEmpty();
        assertThat(program.get("/messages?state=BOUNCED").json().get("items")).isEmpty();
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = program.get("/messages?limit=2" + cursor).is(200).json();
            page.get("items").forEach(item -> ids.add(item.get("id").stringValue()));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").stringValue();
        } while (!cursor.isEmpty());
        assertThat(ids).hasSize(4).doesNotHaveDuplicates();
        program.get("/messages?state=SENT").problem(422, "INVALID");
        program.get("/messages?lane=FAST").problem(422, "INVALID");
        program.get("/messages?cursor=abc").problem(400, "CURSOR_UNKNOWN");
        program.get("/messages/nothing").problem(404, "NOT_FOUND");
    }

    @Test
    void the_box_finds_by_anything_said_and_opens_an_attempt_by_its_reference() {
        var ada = add("Ada", "ada@example.org");
        var found = program.post("/access/search", "{\"who\": \"ada martin\"}")
                .is(200)
                .json();
        var match = found.get("matches").get(0);
        assertThat(match.get("member").get("id").stringValue()).isEqualTo(ada.substring("/members/".length()));
        assertThat(match.get("state").stringValue()).isEqualTo("NOT_ASKED");
        assertThat(match.get("top").stringValue()).isEqualTo("NOT_INVITED");
        var refusal = new Browser()
                .post(
                        "/" + club.slug() + "/",
                        Map.of("identifier", "ada@example.org", "password", "wrong wrong wrong"));
        var ref = java.util.regex.Pattern.compile("[0-9A-Z]{3}-[0-9A-Z]{3}").matcher(refusal.body());
        assertThat(ref.find()).isTrue();
        var opened = program.post("/access/search", "{\"who\": \"" + ref.group() + "\"}")
                .is(200)
                .json();
        assertThat(opened.get("attempts").get(0).get("ref").stringValue()).isEqualTo(ref.group());
        assertThat(opened.get("matches")).hasSize(1);
        var near = program.post("/access/search", "{\"who\": \"ada@exampel.org\"}")
                .is(200)
                .json();
        assertThat(near.get("matches")).isEmpty();
        assertThat(near.get("nearest")).hasSize(1);
    }

    @Test
    void a_search_for_nothing_is_refused() {
        program.post("/access/search", "{\"who\": \" \"}").problem(422, "INVALID");
        program.post("/access/search", "{\"whom\": \"ada\"}").problem(422, "INVALID");
        program.post("/access/search", "{\"who\": 7}").problem(422, "INVALID");
        program.post("/access/search", "who").problem(400, "BODY_MALFORMED");
    }

    @Test
    void an_address_changed_by_a_program_leads_to_nobodys_mail() {
        var reader = Program.of(club, Set.of(Scope.MEMBERS_WRITE, Scope.ACCESS_INVITE, Scope.MESSAGES_READ));
        var ada = add("Ada", "ada@example.org");
        Accounts.give(club, ada, "ada@example.org");
        reader.patch(ada, "{\"email\": \"thief@example.net\"}", "").is(200);
        var sent = reader.post(ada + "/password-resets", "").is(202).text("messageId");
        assertThat(reader.get("/messages/" + sent).text("address")).isEqualTo("ada@example.org");
        reader.post(ada + "/invitations", "").problem(409, "HAS_ACCESS");
    }

    @Test
    void a_remedy_that_needs_nobody_is_done_by_a_call_and_stands_in_the_history() {
        var repairer = Program.of(club, Set.of(Scope.ACCESS_REPAIR));
        var ada = add("Ada", "ada@example.org");
        var done = repairer.post(ada + "/access/remedies/INVITE", "").is(200).json();
        assertThat(done.get("remedy").stringValue()).isEqualTo("INVITE");
        assertThat(done.get("said").stringValue()).contains("ada@example.org");
        assertThat(done.get("access").get("state").stringValue()).isEqualTo("ON_ITS_WAY");
        repairer.post(ada + "/access/remedies/INVITE", "").problem(409, "REMEDY_NOT_OFFERED");
        assertThat(audited("INVITE")).isEqualTo(1);
    }

    private long audited(String remedy) {
        return JdbcClient.create(TestDatabase.owner())
                .sql("select count(*) from audit where club_id = :club and sentence_code = 'access.audit.remedy'"
                        + " and acting_as = 'API_KEY' and params ->> 'remedy' = :remedy")
                .param("club", club.id().value())
                .param("remedy", remedy)
                .query(Long.class)
                .single();
    }

    @Test
    void a_remedy_that_takes_a_look_at_the_person_is_no_programs() {
        var repairer = Program.of(club, EnumSet.allOf(Scope.class));
        var ada = add("Ada", "ada@gmial.com");
        for (var remedy :
                List.of("ACCEPT_SUGGESTION", "ADDRESS_IS_RIGHT", "DESK_QR", "SLIP", "RELINK_QR", "PUT_ON_FILE"))
            repairer.post(ada + "/access/remedies/" + remedy, "").problem(409, "REMEDY_TAKES_A_PERSON");
        for (var remedy : List.of("OPEN_CLUB", "SWITCH_ON"))
            repairer.post(ada + "/access/remedies/" + remedy, "").problem(409, "REMEDY_TAKES_A_PERSON");
        repairer.post(ada + "/access/remedies/SET_PASSWORD", "").problem(404, "NOT_FOUND");
        assertThat(program.get(ada).json().get("email").stringValue()).isEqualTo("ada@gmial.com");
    }

    @Test
    void the_scope_is_asked_and_who_was_removed_takes_one_more() {
        var ada = add("Ada", "ada@example.org");
        Program.of(club, EnumSet.complementOf(EnumSet.of(Scope.ACCESS_REPAIR)))
                .post(ada + "/access/remedies/INVITE", "")
                .problem(403, "SCOPE_MISSING");
        Program.of(club, Set.of(Scope.ACCESS_REPAIR))
                .post(ada + "/access/remedies/RESTORE", "")
                .problem(403, "SCOPE_MISSING");
        Program.of(RunningHouse.club("FR"))
                .at(club)
                .post(ada + "/access/remedies/INVITE", "")
                .problem(404, "NOT_FOUND");
    }

    @Test
    void a_program_that_repairs_in_a_loop_fills_nobodys_mailbox() {
        var repairer = Program.of(club, Set.of(Scope.ACCESS_REPAIR));
        var ada = add("Ada", "ada@example.org");
        Accounts.give(club, ada, "ada@example.org");
        var mails = 0;
        var statuses = new ArrayList<Integer>();
        for (var n = 0; n < 13; n++) {
            new Browser()
                    .post("/" + club.slug() + "/", Map.of("identifier", "ada@example.org", "password", "wrong" + n));
            var answer = repairer.post(ada + "/access/remedies/SEND_RESET", "");
            statuses.add(answer.status());
            if (answer.status() == 200) mails++;
        }
        assertThat(mails).isLessThanOrEqualTo(10);
        assertThat(statuses).contains(429);
    }

    @Test
    void the_reference_of_somebody_who_matches_nobody_opens_their_request() {
        var refusal = new Browser()
                .post("/" + club.slug() + "/", Map.of("identifier", "zoe@nowhere.example", "password", "wrong"));
        var ref = java.util.regex.Pattern.compile("[0-9A-Z]{3}-[0-9A-Z]{3}").matcher(refusal.body());
        assertThat(ref.find()).isTrue();
        var search = "{\"who\": \"" + ref.group() + "\"}";
        var request = org.awaitility.Awaitility.await()
                .until(
                        () -> program.post("/access/search", search)
                                .is(200)
                                .json()
                                .get("requests"),
                        found -> found.size() == 1)
                .get(0);
        assertThat(request.get("kind").stringValue()).isEqualTo("TRIED");
        assertThat(request.get("typed").stringValue()).isEqualTo("zoe@nowhere.example");
        assertThat(request.get("ref").stringValue()).isEqualTo(ref.group());
    }
}
