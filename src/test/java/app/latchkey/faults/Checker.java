package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.faults.Promises.Added;
import app.latchkey.faults.Promises.Person;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds the house to its promises: by its pages, and by tables and mails that it does not read for us. */
final class Checker {
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
    private static final List<String> LANES = List.of("access", "service", "reminder", "mailing");

    private final ChildHouse house;
    private final String slug;
    private final String key;
    private final Promises promises;
    private final Arrived arrived;
    private final Set<String> seen = new HashSet<>();

    Checker(ChildHouse house, String slug, String key, Promises promises, Arrived arrived) {
        this.house = house;
        this.slug = slug;
        this.key = key;
        this.promises = promises;
        this.arrived = arrived;
    }

    /** After PostgreSQL died alone nobody says when all is well again: whoever asks is answered. */
    void answersAgain() {
        Awaitility.await()
                .atMost(BACK_WITHIN)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> api("GET", "members?limit=1", "", "")
                        .filter(it -> it.statusCode() == 200)
                        .isPresent());
    }

    /** What was promised since the last time is looked at one by one, the ids of all rounds together. */
    void afterARound() {
        everyIdIsThere();
        for (var added : promises.added)
            if (added.answer().isPresent() && seen.add(added.once())) sameAnswerAgain(added);
        for (var person : promises.people())
            if (person.sure() && seen.add(person.email() + person.password())) getsIn(person, person.password());
        for (var inside : promises.inside) if (seen.add("session " + inside.browser())) stillInside(inside);
    }

    private void everyIdIsThere() {
        var there = new HashSet<>(
                sql().sql("select id from member").query(UUID.class).list());
        var audited =
                new HashSet<>(sql().sql("select subject_id from audit where sentence_code = 'members.audit.added'")
                        .query(UUID.class)
                        .list());
        assertThat(promises.added.stream().flatMap(added -> added.id().stream()))
                .allSatisfy(id -> assertThat(there).contains(id))
                .allSatisfy(id -> assertThat(audited).contains(id));
        var messages = new HashSet<>(
                sql().sql("select id from message").query(UUID.class).list());
        assertThat(promises.mailed).allSatisfy(mail -> assertThat(messages).contains(mail.message()));
    }

    private void sameAnswerAgain(Added added) {
        var again = api("POST", "members", added.once(), added.json()).orElseThrow();
        assertThat(again.body()).isEqualTo(added.answer().orElseThrow());
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    }

    private void getsIn(Person person, String password) {
        assertThat(signsIn(person, password)).as(person.email()).isTrue();
    }

    private boolean signsIn(Person person, String password) {
        var form = Map.of("identifier", person.email(), "password", password);
        return Outside.begins(new Outside(house.base()).post("/" + slug + "/", form));
    }

    private void stillInside(Promises.Inside inside) {
        // A reset ends the other sessions on purpose.
        if (promises.resets.contains(inside.email())) return;
        var home = Outside.leads(inside.browser().get("/" + slug + "/"));
        assertThat(home)
                .as(inside.email())
                .hasValueSatisfying(path -> assertThat(path).startsWith("/" + slug + "/me/"));
    }

    /** Leases and claims of those who died are over at once, instead of after minutes. */
    void aMinuteAfter(Instant restart) {
        for (var lane : LANES)
            sql().sql("update ready_" + lane
                            + " set lease_until = :past where lease_until is not null and message_id in"
                            + " (select message_id from message_attempt where ended_at is null and started_at < :then"
                            + " union select id from message where created_at < :then and not exists"
                            + " (select from message_attempt where message_id = message.id and started_at >= :then))")
                    .param("past", Timestamp.from(Instant.EPOCH))
                    .param("then", Timestamp.from(restart))
                    .update();
        sql().sql("update inbound_request set lease_until = :past where done_at is null and at < :then")
                .param("past", Timestamp.from(Instant.EPOCH))
                .param("then", Timestamp.from(restart))
                .update();
        sql().sql("update idempotency set at = at - interval '2 minutes' where reply is null and at < :then")
                .param("then", Timestamp.from(restart))
                .update();
    }

    /** Nothing is under way any more. */
    void drained(Duration atMost) {
        Awaitility.await()
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(waiting()).isEmpty());
    }

    private List<String> waiting() {
        var rows = "select 'asked ' || at || ' attempt ' || attempt from inbound_request where done_at is null";
        for (var lane : LANES)
            rows += " union all select '" + lane + " due ' || due || ' attempt ' || attempt || ' until '"
                    + " || coalesce(lease_until::text, '-') from ready_" + lane;
        return sql().sql(rows).query(String.class).list();
    }

    /** Whoever heard nothing asks again by the same key, and it was done once. */
    void unheardIsDoneOnce() {
        for (var added : promises.added) {
            if (added.answer().isPresent()) continue;
            var answer = api("POST", "members", added.once(), added.json()).orElseThrow();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
        var files = new HashMap<String, Long>();
        sql().sql("select as_given, count(*) n from member_address group by 1").query(row -> {
            files.put(row.getString("as_given"), row.getLong("n"));
        });
        assertThat(promises.added).allSatisfy(added -> assertThat(files).containsEntry(added.email(), 1L));
    }

    /** Whoever heard nothing when choosing a password has the new one, or everything is as before. */
    void unheardIsWholeOrNot() {
        for (var person : promises.people()) {
            if (person.sure() || signsIn(person, person.password())) continue;
            if (person.former().isPresent()) getsIn(person, person.former().get());
            else {
                var browser = new Outside(house.base());
                var page = Load.opened(browser, person.link());
                assertThat(page).as("the invitation of " + person.email()).isPresent();
                assertThat(Outside.begins(browser.post(page.get(), Map.of("password", person.password()))))
                        .isTrue();
            }
        }
    }

    /** Each message that stands in the tables as taken arrived; twice only if it was declared uncertain. */
    void mails() {
        var copies = arrived.copies();
        var rows = sql().sql(
                        "select m.id, m.state, m.lane, (select count(*) from message_attempt a where a.message_id = m.id"
                                + " and a.outcome = 'UNKNOWN') uncertain from message m")
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("state"),
                        row.getString("lane"),
                        row.getLong("uncertain")))
                .list();
        var known = new HashMap<UUID, Row>();
        for (var row : rows) known.put(row.id(), row);
        assertThat(copies.keySet()).as("mails of nobody").isSubsetOf(known.keySet());
        for (var row : rows) {
            var times = copies.getOrDefault(row.id(), 0L);
            // Cancelled: it had arrived uncertainly and its link was used before the second try.
            if (List.of("ACCEPTED", "CANCELLED").contains(row.state()))
                assertThat(times).as(row.toString()).isPositive();
            else
                assertThat(row.state().equals("UNKNOWN") && !row.lane().equals("ACCESS"))
                        .as(row.toString())
                        .isTrue();
            assertThat(times).as(row.toString()).isLessThanOrEqualTo(1 + row.uncertain());
        }
        assertThat(promises.resets)
                .allSatisfy(email -> assertThat(resets(email)).isPositive());
    }

    /** Resets of this person that arrived. */
    private long resets(String email) {
        var copies = arrived.copies();
        return sql()
                .sql("select id from message where kind = 'access.reset' and address_as_sent = :email")
                .param("email", email)
                .query(UUID.class)
                .list()
                .stream()
                .filter(copies::containsKey)
                .count();
    }

    long twice() {
        return arrived.copies().values().stream().filter(times -> times > 1).count();
    }

    private record Row(UUID id, String state, String lane, long uncertain) {}

    private JdbcClient sql() {
        return house.sql();
    }

    private Optional<HttpResponse<String>> api(String method, String what, String once, String json) {
        return new Outside(house.base()).api(method, "/api/v1/clubs/" + slug + "/" + what, key, once, json);
    }
}
