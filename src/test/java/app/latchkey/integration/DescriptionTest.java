package app.latchkey.integration;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.AccessState;
import app.latchkey.access.FindingCode;
import app.latchkey.clubs.Club;
import app.latchkey.integration.door.FieldError;
import app.latchkey.integration.door.ProblemCode;
import app.latchkey.integration.keys.Scope;
import app.latchkey.messages.MessageState;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.texts.Texts;
import app.latchkey.testing.RunningHouse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description says what the API does: no route, status, property or code more, and none less. */
class DescriptionTest {
    private static final String ADA = "{\"firstName\": \"Ada\", \"email\": \"ada@example.org\"}";
    private final Club club = RunningHouse.club("FR");
    private final Program program = Program.of(club);
    private final Set<String> seen = new TreeSet<>();

    @Test
    void every_route_is_described_and_every_described_one_is_there() {
        var mapped = new TreeSet<String>();
        RunningHouse.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> {
                    for (var path : info.getPatternValues())
                        if (path.startsWith("/api/"))
                            info.getMethodsCondition().getMethods().forEach(verb -> mapped.add(verb + " " + path));
                });
        assertThat(mapped).isEqualTo(Described.routes());
    }

    @Test
    void whoever_asks_is_given_the_description() {
        var request = HttpRequest.newBuilder(URI.create(RunningHouse.url() + "/api/v1/openapi.json"));
        var answer = new Program.Answer(Program.send(request.build())).is(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json()).isEqualTo(Described.doc());
        assertThat(answer.text("openapi")).startsWith("3.1");
    }

    @Test
    void codes_states_and_scopes_are_all_listed() {
        listed("FindingCode", FindingCode.values());
        listed("AccessState", AccessState.values());
        listed("MessageState", MessageState.values());
        assertThat(names("Problem", "code")).containsExactlyInAnyOrder(words(ProblemCode.values()));
        assertThat(names("FieldError", "code")).containsExactlyInAnyOrder(words(FieldError.Code.values()));
        for (var code : FindingCode.values())
            assertThat(Described.doc().get("components").get("schemas").has("Evidence_" + code))
                    .as(code.name())
                    .isTrue();
        var scopes = new TreeSet<String>();
        Routes.all().forEach(route -> scopes.add(route.scope().word()));
        assertThat(scopes)
                .containsExactlyInAnyOrder(
                        Arrays.stream(Scope.values()).map(Scope::word).toArray(String[]::new));
    }

    @Test
    void every_problem_and_every_fault_of_a_field_has_its_words() {
        var texts = new Texts();
        for (var locale : Texts.LANGUAGES) {
            for (var code : ProblemCode.values())
                for (var part : new String[] {".title", ".detail"})
                    assertThat(texts.say(locale, "integration.problem." + code + part, "x"))
                            .isNotBlank();
            for (var code : FieldError.Code.values())
                assertThat(texts.say(locale, "integration.field." + code, "x", "y"))
                        .isNotBlank();
        }
    }

    @Test
    void every_described_answer_is_given_and_looks_as_described() {
        strangers();
        var ada = members();
        access(ada);
        lists();
        mailings();
        bounces();
        seen.addAll(program.seen());
        seen.add("GET /api/v1/openapi.json 200");
        assertThat(seen).containsAll(Described.answers());
    }

    private void strangers() {
        var nobody = Program.with(club, "");
        var powerless = Program.of(club, Set.of());
        var other = Program.of(RunningHouse.club("FR")).at(club);
        for (var who : new Program[] {nobody, powerless, other}) {
            Routes.all().forEach(route -> route.call(who, Ids.next().toString()));
            seen.addAll(who.seen());
        }
    }

    private String members() {
        program.get("").is(200);
        var added = program.post("/members", ADA, "one").is(201);
        program.post("/members", ADA.replace("Ada", "Eve"), "one").problem(422, "IDEMPOTENCY_KEY_REUSED");
        program.post("/members", ADA, "a key with blanks").problem(400, "IDEMPOTENCY_KEY_UNUSABLE");
        program.send("POST", "/members", ADA, "text/plain", "").is(415);
        var ada = "/members/" + added.text("id");
        program.get(ada).is(200);
        program.patch(ada, "{}", "").is(200);
        program.patch(ada, "{", "").is(400);
        program.patch(ada, "{}", "\"99-x\"").is(412);
        program.patch(ada, "{\"language\": \"French\"}", "").is(422);
        program.send("PATCH", ada, "{}", "text/plain", "").is(415);
        program.get("/members?cursor=x").is(400);
        program.get("/members?limit=x").is(422);
        program.get("/members").is(200);
        return ada;
    }

    private void access(String ada) {
        program.get(ada + "/access").is(200);
        program.post(ada + "/password-resets", "").problem(409, "NO_ACCESS");
        program.post(ada + "/access/remedies/INVITE", "").is(200);
        program.post(ada + "/access/remedies/LIFT", "").problem(409, "REMEDY_NOT_OFFERED");
        program.post(ada + "/invitations", "").is(202);
        Accounts.give(club, ada, "ada@example.org");
        program.post(ada + "/invitations", "").problem(409, "HAS_ACCESS");
        program.get(ada + "/access").is(200);
        var message = program.post(ada + "/password-resets", "").is(202).text("messageId");
        program.get(ada + "/access").is(200);
        program.get("/messages/" + message).is(200);
        endings(ada + "/access/ending");
        program.post("/access/search", "{\"who\": \"ada\"}").is(200);
        program.post("/access/search", "{").is(400);
        program.post("/access/search", "{}").is(422);
        program.send("POST", "/access/search", "ada", "text/plain", "").is(415);
    }

    private void endings(String ending) {
        program.post(ending, "{").is(400);
        program.post(ending, "{}").is(422);
        program.send("POST", ending, "why", "text/plain", "").is(415);
        program.post(ending, "{\"why\": \"left\"}", "end").is(200);
        program.post(ending, "{\"why\": \"left\"}").problem(409, "NO_ACCESS");
        program.send("DELETE", ending, "", "", "end").is(422);
        program.send("DELETE", ending, "", "", "a key with blanks").is(400);
        program.send("DELETE", ending, "", "", "").is(200);
        program.send("DELETE", ending, "", "", "").problem(409, "NOTHING_TO_GIVE_BACK");
    }

    private void bounces() {
        assertThat(bounce(RunningHouse.MAIL_SERVERS_KEY, "message/rfc822")
                        .is(200)
                        .text("outcome"))
                .isEqualTo("NO_REPORT");
        bounce(RunningHouse.MAIL_SERVERS_KEY, "text/plain").is(415);
        bounce("a key of nobody", "message/rfc822").is(401);
        provider("postmark", "application/json", "{}").is(200);
        provider("postmark", "application/json", "{").is(400);
        provider("postmark", "text/plain", "{}").is(415);
        provider("ses", "text/plain", "{}").is(401);
        provider("ses", "text/plain", "{").is(400);
        provider("ses", "text/html", "{}").is(415);
        var transactions = RunningHouse.bean(Transactions.class);
        var now = transactions.global(transactions::now);
        provider("mailgun", "application/json", RunningHouse.PROVIDER_KEYS.mailgun(now, "a token", "{}"))
                .is(200);
        provider("mailgun", "application/json", "{}").is(401);
        provider("mailgun", "application/json", "{").is(400);
        provider("mailgun", "text/plain", "{}").is(415);
        provider("sendgrid", "application/json", "[]", RunningHouse.PROVIDER_KEYS.sendGrid(now, "[]"))
                .is(200);
        provider("sendgrid", "application/json", "[]").is(401);
        provider("sendgrid", "application/json", "[", RunningHouse.PROVIDER_KEYS.sendGrid(now, "["))
                .is(400);
        provider("sendgrid", "text/plain", "[]").is(415);
        password = "nobody's";
        provider("postmark", "application/json", "{}").is(401);
        // Signed by Amazon, it is read in AmazonSnsTest; here only that its answer is a described one.
        seen.add(Described.hold("POST", "/api/v1/feedback/ses", 200, "{\"outcome\":\"SUBSCRIBED\"}"));
    }

    private String password = RunningHouse.MAIL_SERVERS_KEY;

    private Program.Answer provider(String name, String type, String body) {
        return provider(name, type, body, Map.of());
    }

    private Program.Answer provider(String name, String type, String body, Map<String, String> more) {
        var path = "/api/v1/feedback/" + name;
        var login = java.util.Base64.getEncoder().encodeToString(("latchkey:" + password).getBytes());
        var request = HttpRequest.newBuilder(URI.create(RunningHouse.url() + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", type);
        more.forEach(request::header);
        var answer = new Program.Answer(Program.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build()));
        seen.add(Described.hold("POST", path, answer.status(), answer.http().body()));
        return answer;
    }

    private Program.Answer bounce(String key, String type) {
        var path = "/api/v1/bounces";
        var answer = new Program.Answer(Program.send(HttpRequest.newBuilder(URI.create(RunningHouse.url() + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("Subject: I am on holiday\r\n\r\nBack on Monday."))
                .build()));
        seen.add(Described.hold("POST", path, answer.status(), answer.http().body()));
        return answer;
    }

    private void lists() {
        program.get("/messages").is(200);
        program.get("/messages?cursor=x").is(400);
        program.get("/messages?lane=x").is(422);
        var id = program.upload("name\nTom Berg\n", "", true, "").is(202).text("id");
        program.upload("name\nTom Berg\n", "", true, "a key with blanks").is(400);
        program.upload("", "", true, "").is(422);
        program.send("POST", "/imports", "name", "text/csv", "").is(415);
        program.get("/imports/" + id).is(200);
        program.get("/imports/" + id + "?cursor=x").is(400);
        program.get("/imports/" + id + "?limit=x").is(422);
        inProgress("/members", "POST /api/v1/clubs/{club}/members 409");
        inProgress("/imports", "POST /api/v1/clubs/{club}/imports 409");
    }

    private void mailings() {
        var draft = "{\"subject\": \"Summer\", \"text\": \"Hello\"}";
        var id = program.post("/mailings", draft).is(201).text("id");
        program.post("/mailings", "{").is(400);
        program.post("/mailings", "{}").is(422);
        program.send("POST", "/mailings", draft, "text/plain", "").is(415);
        program.get("/mailings").is(200);
        program.get("/mailings?cursor=x").is(400);
        program.get("/mailings?limit=x").is(422);
        program.get("/mailings/" + id).is(200);
        inProgress("/mailings", "POST /api/v1/clubs/{club}/mailings 409");
    }

    // Held open by OnceTest; here only that its answer is a described one.
    private void inProgress(String path, String answer) {
        var problem =
                "{\"type\":\"urn:x\",\"title\":\"x\",\"status\":409,\"detail\":\"x\",\"code\":\"IDEMPOTENCY_IN_PROGRESS\"}";
        assertThat(Described.hold("POST", "/api/v1/clubs/x" + path, 409, problem))
                .isEqualTo(answer);
        seen.add(answer);
    }

    private static void listed(String schema, Enum<?>[] all) {
        assertThat(Described.doc()
                        .get("components")
                        .get("schemas")
                        .get(schema)
                        .get("enum")
                        .valueStream()
                        .map(node -> node.stringValue()))
                .containsExactlyInAnyOrder(words(all));
    }

    private static java.util.List<String> names(String schema, String property) {
        return Described.doc()
                .get("components")
                .get("schemas")
                .get(schema)
                .get("properties")
                .get(property)
                .get("enum")
                .valueStream()
                .map(node -> node.stringValue())
                .toList();
    }

    private static String[] words(Enum<?>[] all) {
        return Arrays.stream(all)
                .map(one -> one.name().toUpperCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
