package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.ScriptedSmtp;
import app.latchkey.operator.sink.Step;
import app.latchkey.platform.ids.Ids;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the middle of a mailing, of the application and of its PostgreSQL: rows 3 to 5, 7 and 23 of the matrix. */
class MailingKillTest {
    private static final boolean LONG = Boolean.getBoolean("latchkey.long");
    private static final int MEMBERS = LONG ? 1400 : 400;
    private static final List<String> VICTIMS = LONG
            ? List.of("application", "both", "postgres", "application", "both", "postgres", "application", "both")
            : List.of("application", "both", "postgres");
    private static final String SLUG = "riverside";
    private static final Duration SOON = Duration.ofSeconds(120);

    @TempDir
    private Path home;

    @Test
    void row_23_killed_again_and_again_a_mailing_reaches_everybody_at_most_once_and_ends() throws Exception {
        try (var smtp = new ScriptedSmtp(InstantSource.system());
                var house = new ChildHouse(home, smtp)) {
            // From a kill until all answer again mail is taken slowly: a quick machine would be done before the next.
            var slow = new AtomicBoolean();
            smtp.play((step, to) -> step == Step.DOT
                    ? Optional.of(Play.late(
                            slow.get()
                                    ? Duration.ofSeconds(2)
                                    : Duration.ofMillis(
                                            20 + ThreadLocalRandom.current().nextInt(60))))
                    : Optional.empty());
            house.start();
            house.command("club", "create", "--slug", SLUG, "--name", "Riverside", "--owner-email", "o@load.example");
            var key = house.command("api-key", "create", "--club", SLUG);
            var mailing = begun(house);
            var checker = new Checker(house, SLUG, key, new Promises(), new Arrived(smtp));
            for (var victim : VICTIMS) {
                var taken = smtp.received().size();
                assertThat(taken).as("enough is left to send").isLessThan(MEMBERS - 60);
                Awaitility.await().atMost(SOON).until(() -> smtp.received().size() >= taken + 60);
                slow.set(true);
                if (!victim.equals("postgres")) house.killApplication();
                if (!victim.equals("application")) house.killPostgres();
                var restart = Instant.now();
                if (!victim.equals("postgres")) house.start();
                checker.answersAgain();
                // Leases of those who died are over at once, instead of after three minutes.
                checker.aMinuteAfter(restart);
                slow.set(false);
            }
            Awaitility.await()
                    .atMost(Duration.ofMinutes(4))
                    .until(() -> state(house, mailing).equals("DONE"));
            everybodyAtMostOnce(house, smtp);
            assertThat(new Reckoning(house.sql(), smtp.received(), new Promises()).violations())
                    .isEmpty();
        }
    }

    private static void everybodyAtMostOnce(ChildHouse house, ScriptedSmtp smtp) {
        var copies = new HashMap<String, Integer>();
        smtp.received().forEach(mail -> copies.merge(mail.to(), 1, Integer::sum));
        assertThat(copies)
                .as("nobody twice")
                .allSatisfy((to, n) -> assertThat(n).as(to).isEqualTo(1));
        var states = new HashMap<String, Integer>();
        house.sql()
                .sql("select m.address_as_sent, m.state from mailing_recipient r join message m on m.id = r.message_id")
                .query(row -> {
                    var state = row.getString("state");
                    states.merge(state, 1, Integer::sum);
                    // Uncertain is said to be so, and nothing is called taken that did not arrive.
                    if (state.equals("ACCEPTED")) assertThat(copies).containsKey(row.getString("address_as_sent"));
                    else assertThat(state).isEqualTo("UNKNOWN");
                });
        System.out.println("MailingKillTest: " + states + " of " + MEMBERS + ", " + copies.size() + " arrived");
        assertThat(states.values().stream().mapToInt(n -> n).sum()).isEqualTo(MEMBERS);
        // At most as many under way at each kill as the lane has connections.
        assertThat(states.getOrDefault("UNKNOWN", 0)).isLessThanOrEqualTo(VICTIMS.size() * 14);
    }

    private static String state(ChildHouse house, UUID mailing) {
        return house.sql()
                .sql("select state from mailing where id = :id")
                .param("id", mailing)
                .query(String.class)
                .single();
    }

    private static UUID begun(ChildHouse house) {
        var id = Ids.next();
        var sql = house.sql();
        sql.sql("insert into member (club_id, id, number, first, last, created_at, changed_at, sort_key, name_key)"
                        + " select c.id, gen_random_uuid(), 5000 + n, 'Ada', 'Roux ' || n, now(), now(), lpad(n::text, 6, '0'),"
                        + " 'ada roux ' || n from club c, generate_series(1, :n) n")
                .param("n", MEMBERS)
                .update();
        sql.sql("insert into member_address (club_id, member_id, key, as_given, valid, main, source, added_at)"
                        + " select club_id, id, a, a, true, true, 'IMPORT', now() from (select club_id, id,"
                        + " 'm' || number || '@d' || number % 20 || '.example' a from member where number > 5000) x")
                .update();
        sql.sql(
                        "insert into mailing (club_id, id, state, subject, body, filter, created_at, changed_at, send_at)"
                                + " select id, :id, 'SCHEDULED', 'News', 'Dear {{first_name}}', '{}', now(), now(), now() from club")
                .param("id", id)
                .update();
        sql.sql("insert into ready_writing (mailing_id, club_id, due) select :id, id, now() from club")
                .param("id", id)
                .update();
        return id;
    }
}
