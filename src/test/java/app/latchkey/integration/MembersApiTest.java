package app.latchkey.integration;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.integration.keys.ApiKeys;
import app.latchkey.integration.keys.Scope;
import app.latchkey.members.ContactAddress.Source;
import app.latchkey.members.MemberChanges;
import app.latchkey.members.MemberDetails;
import app.latchkey.members.Members;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.testing.RunningHouse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class MembersApiTest {
    private static final String ADA = """
            {"firstName": "Ada", "lastName": "Martin", "email": "Ada@Example.org", "phone": "06 12 34 56 78",
             "birthDate": "1990-12-10", "externalId": "A-1", "language": "fr", "tags": ["yoga", "morning"]}
            """;

    private final Club club = RunningHouse.club("FR");
    private final Program program = Program.of(club);

    @Test
    void the_club_says_what_its_settings_say() {
        var answer = program.get("").is(200);
        assertThat(answer.text("slug")).isEqualTo(club.slug());
        assertThat(answer.text("timeZone")).isEqualTo("Europe/Paris");
        assertThat(answer.json().get("shutAt").isNull()).isTrue();
    }

    @Test
    void a_member_is_added_and_read_again() {
        var added = program.post("/members", ADA).is(201);
        assertThat(added.json().get("access").toString())
                .isEqualTo("{\"state\":\"NOT_ASKED\",\"top\":\"NOT_INVITED\"}");
        assertThat(added.text("phoneE164")).isEqualTo("+33612345678");
        assertThat(added.json().get("birthYear").intValue()).isEqualTo(1990);
        assertThat(added.text("createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d:\\d\\d)");
        assertThat(added.header("Location")).endsWith("/members/" + added.text("id"));
        var read = program.get("/members/" + added.text("id")).is(200);
        assertThat(read.text("username")).isEqualTo("ada.martin");
        assertThat(read.header("ETag")).isEqualTo(added.header("ETag"));
        assertThat(read.json().get("tags").toString()).isEqualTo("[\"morning\",\"yoga\"]");
    }

    @Test
    void the_desk_reads_on_the_file_which_program_it_was() {
        var made = RunningHouse.bean(ApiKeys.class)
                .create(club.id(), Actor.COMMAND_LINE, "The website's form", EnumSet.allOf(Scope.class));
        var id = Program.with(club, made.secret().whole())
                .post("/members", ADA)
                .is(201)
                .text("id");
        var desk = RunningHouse.staff(club, Role.FRONT_DESK);
        assertThat(desk.get("/" + club.slug() + "/desk/members/" + id).body())
                .contains("<small>The website's form</small>");
    }

    @Test
    void who_looks_like_somebody_is_added_and_told() {
        var first = program.post("/members", ADA).is(201).text("id");
        var second = program.post("/members", ADA.replace("A-1", "A-2")).is(201);
        assertThat(second.json().get("looksLike").toString()).isEqualTo("[\"" + first + "\"]");
    }

    @Test
    void an_old_file_says_which_one_it_became_part_of_and_takes_no_invitation() {
        var kept = program.post("/members", ADA).is(201).text("id");
        var old = program.post("/members", ADA.replace("A-1", "A-2")).is(201).text("id");
        assertThat(program.get("/members/" + old)
                        .is(200)
                        .json()
                        .get("mergedInto")
                        .isNull())
                .isTrue();
        var page = "/" + club.slug() + "/desk/members/" + kept + "/merge/" + old;
        RunningHouse.staff(club, Role.OWNER).post(page, Map.of("checked", "KNOWN", "versions", "0 0"));
        assertThat(program.get("/members/" + old).is(200).text("mergedInto")).isEqualTo(kept);
        assertThat(program.get("/members/" + old + "/access").is(200).json().toString())
                .contains("MERGED_AWAY", "\"into\":\"" + kept + "\"");
        program.post("/members/" + old + "/invitations", "").problem(409, "MEMBER_MERGED");
        program.patch("/members/" + old, "{\"language\": \"en\"}", "").is(404);
        assertThat(program.get("/members").is(200).json().toString())
                .contains(kept)
                .doesNotContain(old);
    }

    @Test
    void unknown_fields_and_wrong_ones_are_named_and_nothing_is_written() {
        var answer = program.post("/members", """
                        {"firstName": "Ada", "nickname": "A", "email": "adaexample.org", "birthDate": "10.12.1990", "tags": "yoga"}
                        """).problem(422, "INVALID");
        var errors = new ArrayList<String>();
        answer.json()
                .get("errors")
                .forEach(e -> errors.add(
                        e.get("field").stringValue() + " " + e.get("code").stringValue()));
        assertThat(errors)
                .containsExactlyInAnyOrder("nickname UNKNOWN_FIELD", "birthDate DATE_UNREADABLE", "tags WRONG_TYPE");
        program.post("/members", "{\"firstName\": \"Ada\", \"email\": \"adaexample.org\"}")
                .problem(422, "INVALID");
        program.post("/members", "{}").problem(422, "INVALID");
        assertThat(program.get("/members").json().get("items")).isEmpty();
    }

    @Test
    void a_birth_year_that_contradicts_its_date_is_refused_and_nothing_is_written() {
        var wrong = ADA.replace("\"1990-12-10\"", "\"1990-12-10\", \"birthYear\": 1991");
        var error = program.post("/members", wrong)
                .problem(422, "INVALID")
                .json()
                .get("errors")
                .get(0);
        assertThat(error.get("field").stringValue()).isEqualTo("birthYear");
        assertThat(error.get("code").stringValue()).isEqualTo("DATE_IMPOSSIBLE");
        assertThat(program.get("/members").json().get("items")).isEmpty();
        program.post("/members", wrong.replace("1991", "1990")).is(201);
    }

    @Test
    void what_is_no_json_object_cannot_be_read() {
        for (var body : new String[] {"{\"firstName\":", "[]", "null", "\"Ada\"", "{} {}"})
            program.post("/members", body).problem(400, "BODY_MALFORMED");
        program.send("POST", "/members", "firstName=Ada", "application/x-www-form-urlencoded", "")
                .problem(415, "MEDIA_TYPE_UNSUPPORTED");
    }

    @Test
    void an_external_id_is_one_file_s() {
        program.post("/members", ADA).is(201);
        var taken = program.post("/members", "{\"firstName\": \"Eve\", \"externalId\": \"A-1\"}");
        assertThat(taken.problem(422, "INVALID")
                        .json()
                        .get("errors")
                        .get(0)
                        .get("code")
                        .stringValue())
                .isEqualTo("TAKEN");
    }

    @Test
    void a_card_leads_to_one_member_and_a_program_is_not_told_whose_it_is() {
        var ada = program.post("/members", "{\"firstName\": \"Ada\", \"cards\": [\"00 77\", \"B-9\"]}")
                .is(201);
        assertThat(ada.json().get("cards").toString()).isEqualTo("[\"00 77\",\"B-9\"]");
        var taken = program.post("/members", "{\"firstName\": \"Eve\", \"cards\": [\"0077\"]}");
        assertThat(taken.problem(422, "INVALID")
                        .json()
                        .get("errors")
                        .get(0)
                        .get("code")
                        .stringValue())
                .isEqualTo("CARD_TAKEN");
        assertThat(taken.json().toString()).doesNotContain("Ada");
        program.post("/members", "{\"firstName\": \"Eve\", \"cards\": [\"" + ada.text("number") + "\"]}")
                .problem(422, "INVALID");
        var path = "/members/" + ada.text("id");
        var changed = program.patch(path, "{\"cards\": [\"B-9\"]}", ada.header("ETag"))
                .is(200);
        assertThat(changed.json().get("cards").toString()).isEqualTo("[\"B-9\"]");
        program.post("/members", "{\"firstName\": \"Eve\", \"cards\": [\"0077\"]}")
                .is(201);
    }

    @Test
    void a_change_touches_what_it_names_and_null_empties() {
        var added = program.post("/members", ADA).is(201);
        var path = "/members/" + added.text("id");
        var changed = program.patch(path, "{\"phone\": null, \"lastName\": \"Berg\"}", added.header("ETag"))
                .is(200);
        assertThat(changed.text("lastName")).isEqualTo("Berg");
        assertThat(changed.json().get("phone").isNull()).isTrue();
        assertThat(changed.text("email")).isEqualTo("Ada@Example.org");
        assertThat(changed.text("birthDate")).isEqualTo("1990-12-10");
        assertThat(changed.header("ETag")).isNotEqualTo(added.header("ETag"));
        assertThat(program.patch(path, "{\"birthYear\": 1991}", "")
                        .is(200)
                        .json()
                        .get("birthDate")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_change_made_for_a_former_version_is_refused() {
        var added = program.post("/members", ADA).is(201);
        var path = "/members/" + added.text("id");
        program.patch(path, "{\"lastName\": \"Berg\"}", added.header("ETag")).is(200);
        program.patch(path, "{\"lastName\": \"Cohen\"}", added.header("ETag")).problem(412, "VERSION_CHANGED");
        assertThat(program.get(path).text("lastName")).isEqualTo("Berg");
        program.patch(path, "{\"lastName\": \"Cohen\"}", "*").is(200);
        program.patch(path, "{\"surname\": \"Cohen\"}", "").problem(422, "INVALID");
    }

    @Test
    void four_hundred_and_fifty_members_are_read_once_each_page_by_page() {
        var members = RunningHouse.bean(Members.class);
        for (int i = 0; i < 450; i++)
            members.add(
                    club.id(), Actor.COMMAND_LINE, MemberDetails.named("Ada" + i % 7, "Berg" + i), Source.DESK, true);
        var ids = new ArrayList<String>();
        var cursor = "";
        var pages = 0;
        do {
            var page = program.get("/members?limit=200" + cursor).is(200).json();
            page.get("items").forEach(item -> ids.add(item.get("id").stringValue()));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").stringValue();
            pages++;
        } while (!cursor.isEmpty());
        assertThat(pages).isEqualTo(3);
        assertThat(ids).hasSize(450);
        assertThat(new HashSet<>(ids)).hasSize(450);
        assertThat(program.get("/members").json().get("items")).hasSize(50);
    }

    @Test
    void the_list_is_searched_and_filtered() {
        program.post("/members", ADA).is(201);
        program.post("/members", "{\"firstName\": \"Tom\", \"lastName\": \"Martin\", \"email\": \"ada@example.org\"}")
                .is(201);
        program.post("/members", "{\"firstName\": \"Eve\", \"lastName\": \"Cohen\"}")
                .is(201);
        assertThat(names("?q=marti")).containsExactlyInAnyOrder("Ada", "Tom");
        assertThat(names("?email=ADA@example.org")).containsExactlyInAnyOrder("Ada", "Tom");
        assertThat(names("?email=ADA@example.org&q=tom")).containsExactly("Tom");
        assertThat(names("?email=nobody@example.org")).isEmpty();
        // What the list knows about access is written by a worker, a moment later.
        Awaitility.await()
                .untilAsserted(() -> assertThat(names("?state=CANNOT")).containsExactly("Eve"));
        assertThat(names("?finding=NO_EMAIL")).containsExactly("Eve");
        assertThat(names("?finding=NO_EMAIL&state=IN")).isEmpty();
        var eve = program.get("/members?finding=NO_EMAIL").json().get("items").get(0);
        RunningHouse.bean(MemberChanges.class)
                .archive(
                        club.id(),
                        Actor.COMMAND_LINE,
                        MemberId.parse(eve.get("id").stringValue()).orElseThrow(),
                        "moved away");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(names("?finding=MEMBER_ARCHIVED")).containsExactly("Eve"));
        assertThat(names("?finding=NO_EMAIL")).as("she is on the list no more").isEmpty();
        var first =
                program.get("/members?email=ada@example.org&limit=1").is(200).json();
        var second = program.get("/members?email=ada@example.org&limit=1&cursor="
                        + first.get("nextCursor").stringValue())
                .is(200)
                .json();
        assertThat(second.get("nextCursor").isNull()).isTrue();
        assertThat(second.get("items").get(0)).isNotEqualTo(first.get("items").get(0));
    }

    @Test
    void what_a_list_cannot_be_asked_is_told() {
        program.get("/members?limit=201").problem(422, "INVALID");
        program.get("/members?limit=0").problem(422, "INVALID");
        program.get("/members?state=NEVER").problem(422, "INVALID");
        program.get("/members?finding=NEVER").problem(422, "INVALID");
        program.get("/members?cursor=abc").problem(400, "CURSOR_UNKNOWN");
        program.get("/members/nobody").problem(404, "NOT_FOUND");
    }

    private ArrayList<String> names(String query) {
        var names = new ArrayList<String>();
        program.get("/members" + query)
                .is(200)
                .json()
                .get("items")
                .forEach(item -> names.add(item.get("firstName").stringValue()));
        return names;
    }
}
