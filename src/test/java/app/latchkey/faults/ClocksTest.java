package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.latchkey.operator.sink.ScriptedSmtp;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks that are wrong and zones that are odd: rows 32 and 33 of the matrix. */
class ClocksTest {
    @TempDir
    private static Path home;

    /** The flows' time is the database's; here it stands so far from the clock of the process that asks it. */
    @Test
    void row_32_a_house_whose_clock_is_wrong_lets_everybody_in_by_the_databases() throws Exception {
        try (var house = new SmtpHouse(home)) {
            for (var wrong : List.of(
                    Duration.ofHours(-1), Duration.ofMinutes(-10), Duration.ofMinutes(10), Duration.ofHours(1))) {
                house.bean(Transactions.class).moveClock(wrong);
                house.newClub();
                var began = Instant.now().plus(wrong).minusSeconds(5);
                var address = house.address("ada");
                var message = house.invited(address);
                house.becomes(message, "ACCEPTED");
                var ada = house.outside();
                var page = Load.opened(ada, house.link(address, 0)).orElseThrow();
                assertThat(Outside.begins(ada.post(page, Map.of("password", "copper lantern meadow nine"))))
                        .as("%s: the invitation opens", wrong)
                        .isTrue();
                assertThat(Outside.leads(ada.get(house.door())))
                        .as("%s: who is inside stays", wrong)
                        .hasValueSatisfying(path -> assertThat(path).contains("/me/"));
                house.recover(address);
                var reset = house.outside();
                var form = Outside.leads(reset.get(house.link(address, 1))).orElseThrow();
                assertThat(Outside.begins(reset.post(form, Map.of("password", "meadow copper lantern ten"))))
                        .as("%s: a reset works", wrong)
                        .isTrue();
                for (var event : house.message(message).get("timeline"))
                    assertThat(Instant.parse(event.get("at").stringValue()))
                            .as("%s: %s", wrong, event)
                            .isBetween(began, Instant.now().plus(wrong).plusSeconds(5));
            }
        }
    }

    /** A process of its own whose wall clock is set while people come and mail leaves. */
    @Test
    void row_32_a_clock_that_jumps_while_the_house_runs_decides_nothing() throws Exception {
        var own = Files.createDirectory(home.resolve("jumping"));
        var options = List.of(JumpingClock.option(own), "-Duser.timezone=Europe/Paris");
        try (var smtp = new ScriptedSmtp(InstantSource.system());
                var house = new ChildHouse(own, smtp, options)) {
            house.start();
            house.command(
                    "club", "create", "--slug", "riverside", "--name", "Riverside", "--owner-email", "o@x.example");
            var people = new People(house, smtp, house.command("api-key", "create", "--club", "riverside"));
            var first = people.comesIn("first");
            people.invited("waiting");
            // Ten minutes on, twenty back, an hour back as at the end of summer time, two on, and to where it was.
            for (var minutes : List.of(10, -10, -60, 60, 0)) {
                var off = Duration.ofMinutes(minutes);
                var began = Instant.now().minusSeconds(1);
                jumps(own, people, off);
                var name = "ada" + (minutes + 100);
                var ada = people.comesIn(name);
                assertThat(Ids.madeAt(people.invitation(name)))
                        .as("the clock of the house is off by %s", off)
                        .isCloseTo(Instant.now().plus(off), within(1, ChronoUnit.MINUTES));
                people.resets(name);
                assertThat(People.inside(first))
                        .as("%s: who was inside stays", off)
                        .isTrue();
                assertThat(People.inside(ada))
                        .as("%s: a reset ends the others", off)
                        .isFalse();
                assertThat(people.events(name))
                        .as("%s: what the timeline says", off)
                        .allSatisfy(at ->
                                assertThat(at).isBetween(began, Instant.now().plusSeconds(1)));
            }
            // Over by the database's time, though by the clock of the house it has an hour left.
            jumps(own, people, Duration.ofHours(-1));
            people.isOver("waiting");
            assertThat(Load.opened(people.browser(), people.link("waiting", 0)))
                    .as("a link that is over")
                    .isEmpty();
            house.sql()
                    .sql(
                            "update scheduled_tasks set execution_time = now(), last_success = null where task_name = 'clear-away'")
                    .update();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> house.sql()
                                    .sql(
                                            "select count(*) from scheduled_tasks where task_name = 'clear-away' and last_success between"
                                                    + " now() - interval '2 minutes' and now()")
                                    .query(Long.class)
                                    .single()
                            == 1);
            assertThat(new Reckoning(house.sql(), smtp.received(), new Promises()).violations())
                    .isEmpty();
        }
    }

    private static void jumps(Path folder, People people, Duration off) throws IOException {
        JumpingClock.jump(folder, off);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> people.clockOfTheHouse().minus(off).abs().compareTo(Duration.ofSeconds(30)) < 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Kathmandu", "Pacific/Chatham", "America/St_Johns", "Europe/Paris"})
    void row_33_a_moment_is_the_same_whatever_zone_the_session_is_in(String zone) throws SQLException {
        // Hours that are not there, that are there twice, and one that is neither.
        for (var moment :
                List.of("2026-03-29T01:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-07-01T00:00:00Z"))
            try (var connection = TestDatabase.app().getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("set local time zone '" + zone + "'");
                try (var read =
                        connection.prepareStatement("select ?::timestamptz, ?::timestamptz + interval '24 hours'")) {
                    read.setObject(1, Times.utc(Instant.parse(moment)));
                    read.setObject(2, Times.utc(Instant.parse(moment)));
                    try (var row = read.executeQuery()) {
                        row.next();
                        assertThat(row.getObject(1, OffsetDateTime.class).toInstant())
                                .isEqualTo(Instant.parse(moment));
                        assertThat(row.getObject(2, OffsetDateTime.class).toInstant())
                                .isEqualTo(Instant.parse(moment).plus(Duration.ofHours(24)));
                    }
                }
                connection.rollback();
            }
    }

    @Test
    void row_33_every_test_lives_in_zones_that_nobody_would_choose() throws SQLException {
        assertThat(System.getProperty("user.timezone")).isEqualTo("Pacific/Chatham");
        try (var connection = TestDatabase.app().getConnection();
                var row = connection.createStatement().executeQuery("show time zone")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("Asia/Kathmandu");
        }
    }
}
