package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.operator.sink.ScriptedSmtp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Members of a house that is a process of its own: invited, come in, with a password forgotten. */
final class People {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String DOOR = "/riverside/";

    private final ChildHouse house;
    private final Arrived arrived;
    private final String key;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, UUID> invitations = new HashMap<>();

    People(ChildHouse house, ScriptedSmtp smtp, String key) {
        this.house = house;
        this.arrived = new Arrived(smtp);
        this.key = key;
    }

    Outside browser() {
        return new Outside(house.base());
    }

    private static String address(String name) {
        return name + "@clocks.example";
    }

    /** @return the message's id */
    UUID invited(String name) {
        var body = json.writeValueAsString(Map.of("firstName", "Ada", "lastName", name, "email", address(name)));
        var member = api("POST", "members", body).get("id").stringValue();
        var message = UUID.fromString(api("POST", "members/" + member + "/invitations", "")
                .get("messageId")
                .stringValue());
        invitations.put(name, message);
        return message;
    }

    private JsonNode api(String method, String what, String body) {
        var answer = browser()
                .api(method, "/api/v1/clubs/riverside/" + what, key, "", body)
                .orElseThrow();
        if (answer.statusCode() >= 300) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return json.readTree(answer.body());
    }

    /** The link of this number in their mails, waited for. */
    String link(String name, int number) {
        return Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> arrived.links(address(name)), links -> links.size() > number)
                .get(number);
    }

    Outside comesIn(String name) {
        invited(name);
        var browser = browser();
        var page = Load.opened(browser, link(name, 0)).orElseThrow();
        assertThat(Outside.begins(browser.post(page, Map.of("password", "copper lantern meadow nine"))))
                .as("the invitation of %s", name)
                .isTrue();
        return browser;
    }

    static boolean inside(Outside browser) {
        return Outside.leads(browser.get(DOOR))
                .filter(path -> path.startsWith(DOOR + "me/"))
                .isPresent();
    }

    void resets(String name) {
        browser().post(DOOR + "recover", Map.of("identifier", address(name)));
        var browser = browser();
        var form = Outside.leads(browser.get(link(name, 1))).orElseThrow();
        assertThat(Outside.begins(browser.post(form, Map.of("password", "meadow copper lantern ten"))))
                .as("the reset of %s", name)
                .isTrue();
    }

    /** What the timeline of their invitation says of when it was. */
    List<Instant> events(String name) {
        return api("GET", "messages/" + invitations.get(name), "")
                .get("timeline")
                .valueStream()
                .map(event -> Instant.parse(event.get("at").stringValue()))
                .toList();
    }

    UUID invitation(String name) {
        return invitations.get(name);
    }

    /** How far the house's clock is from ours. */
    Duration clockOfTheHouse() {
        var said = browser()
                .get("/healthz")
                .orElseThrow()
                .headers()
                .firstValue("Date")
                .orElseThrow();
        return Duration.between(
                Instant.now(),
                ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    }

    /** By the database's time their invitation has been over for a minute. */
    void isOver(String name) {
        assertThat(house.sql()
                        .sql(
                                "update grant_link set expires_at = now() - interval '1 minute' where grant_id in"
                                        + " (select g.id from access_grant g join message m on m.member_id = g.member_id where m.id = :id)")
                        .param("id", invitations.get(name))
                        .update())
                .isPositive();
    }
}
