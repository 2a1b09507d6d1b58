package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Latchkey;
import app.latchkey.faults.FaultProxy.Fault;
import app.latchkey.faults.FaultProxy.Way;
import app.latchkey.platform.postgres.EmbeddedPostgres;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows 7 and 39 on the wire, between Latchkey and PostgreSQL. */
class DatabaseWireTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Five seconds for a connection, and a slow machine. */
    private static final Duration FAST = Duration.ofSeconds(12);

    /** As the operator may choose it; ten minutes otherwise. */
    private static final Duration SILENCE = Duration.ofSeconds(6);

    private static final int ADDERS = 4;
    private static final boolean LONG = Boolean.getBoolean("latchkey.long");
    private static final int ROUNDS = LONG ? 12 : 5;

    @TempDir
    private static Path home;

    private static EmbeddedPostgres postgres;
    private static FaultProxy wire;
    private static SmtpHouse house;

    @BeforeAll
    static void open() throws Exception {
        postgres = EmbeddedPostgres.open(home, Path.of("target/postgres-binaries"), false);
        wire = new FaultProxy(
                URI.create(postgres.url().substring("jdbc:".length())).getPort());
        house = new SmtpHouse(
                home,
                Latchkey.class,
                Map.of(
                        "DATABASE_URL", url(postgres.appUser(), postgres.appPassword()),
                        "DATABASE_OWNER_URL", url(postgres.ownerUser(), postgres.ownerPassword())));
    }

    private static String url(String user, String password) {
        return "postgresql://" + user + ":" + URLEncoder.encode(password, StandardCharsets.UTF_8) + "@127.0.0.1:"
                + wire.port() + "/latchkey?socketTimeout=" + SILENCE.toSeconds();
    }

    @AfterAll
    static void close() {
        wire.resumes();
        house.close();
        wire.close();
        postgres.close();
    }

    @BeforeEach
    void a_club_of_its_own() {
        house.newClub();
    }

    @AfterEach
    void it_goes_on_by_itself_and_nothing_is_lost() {
        wire.resumes();
        Awaitility.await().atMost(SOON).until(() -> status(desk()) == 200);
        house.reckon();
    }

    private static Optional<HttpResponse<String>> desk() {
        return house.owner().get(house.door() + "desk/messages");
    }

    private static int status(Optional<HttpResponse<String>> answer) {
        return answer.map(HttpResponse::statusCode).orElse(0);
    }

    @Test
    void row_39_while_the_database_is_not_reached_whoever_asks_is_told_to_come_back_within_seconds() {
        wire.does(new Fault.Refuse());
        // Connections that were just used are noticed to be gone by whoever uses them first.
        desk();
        for (var asked : new Asked[] {
            DatabaseWireTest::desk,
            () -> house.outside().get(house.door()),
            () -> house.outside()
                    .post(house.door(), Map.of("identifier", "ada@x.example", "password", "no idea at all")),
            () -> house.tryToAdd(UUID.randomUUID().toString(), house.address("ada"))
        }) {
            var began = System.nanoTime();
            var answer = asked.ask().orElseThrow();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(FAST);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After"))
                    .as(answer.body())
                    .isPresent();
        }
    }

    private interface Asked {
        Optional<HttpResponse<String>> ask();
    }

    @Test
    void row_39_into_a_hole_between_us_and_the_database_nobody_falls_for_longer_than_it_lasts() throws Exception {
        var hole = Duration.ofSeconds(LONG ? 8 : 3);
        wire.does(new Fault.Hole());
        try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<CompletableFuture<Integer>>();
            for (var n = 0; n < 8; n++) answers.add(CompletableFuture.supplyAsync(() -> status(desk()), visitors));
            TimeUnit.MILLISECONDS.sleep(hole.toMillis());
            wire.resumes();
            for (var answer : answers)
                assertThat(answer.get(FAST.toSeconds(), TimeUnit.SECONDS)).isIn(200, 503);
        }
    }

    @Test
    void row_39_into_a_hole_that_does_not_end_nobody_falls_for_longer_than_the_silence_that_is_allowed()
            throws Exception {
        wire.does(new Fault.Hole());
        try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<CompletableFuture<Integer>>();
            for (var n = 0; n < 8; n++) answers.add(CompletableFuture.supplyAsync(() -> status(desk()), visitors));
            for (var answer : answers)
                assertThat(answer.get(SILENCE.plus(FAST).toSeconds(), TimeUnit.SECONDS))
                        .isEqualTo(503);
        }
    }

    @Test
    void row_7_connections_that_break_at_any_byte_lose_nothing_acknowledged_and_do_nothing_twice() throws Exception {
        var seed = Long.getLong("latchkey.seed", System.nanoTime());
        System.out.println("DatabaseWireTest: -Dlatchkey.seed=" + seed);
        var random = new Random(seed);
        var asked = new ConcurrentHashMap<String, String>();
        var going = new AtomicBoolean(true);
        try (var adders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < ADDERS; n++)
                adders.submit(() -> {
                    while (going.get()) add(asked);
                });
            for (var round = 0; round < ROUNDS; round++) {
                wire.does(new Fault.Cut(random.nextBoolean() ? Way.TO_SERVER : Way.TO_CLIENT, random.nextInt(3_000)));
                TimeUnit.MILLISECONDS.sleep(150);
                wire.resumes();
                TimeUnit.MILLISECONDS.sleep(900);
            }
            going.set(false);
        }
        Awaitility.await().atMost(SOON).until(() -> status(desk()) == 200);
        var heard = house.promises.added.size();
        System.out.printf("DatabaseWireTest: %d members asked for, %d acknowledged%n", asked.size(), heard);
        assertThat(asked).hasSizeGreaterThan(ROUNDS);
        assertThat(heard).as("some heard").isPositive();
        // What an unheard request still holds is over within a minute, or at once for whoever asks by the key of
        // before.
        house.sql()
                .sql("update idempotency set at = at - interval '2 minutes' where reply is null")
                .update();
        asked.forEach((once, email) ->
                assertThat(status(house.tryToAdd(once, email))).as(email).isEqualTo(201));
        assertThat(house.sql()
                        .sql("select as_given from member_address group by as_given having count(*) > 1")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private static void add(Map<String, String> asked) {
        var once = UUID.randomUUID().toString();
        var email = house.address("m" + once);
        asked.put(once, email);
        house.tryToAdd(once, email);
    }
}
