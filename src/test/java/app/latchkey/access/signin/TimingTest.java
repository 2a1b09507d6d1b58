package app.latchkey.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.CountedHashing;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether an address is known cannot be told by how long the answer takes, nor by the answer. The short run can only see what
 * is far from chance for so few requests; the long one asks two thousand pairs and demands 0.45 to 0.55.
 */
class TimingTest {
    private static final boolean LONG = Boolean.getBoolean("latchkey.long");
    private static final int SIGN_INS = LONG ? 2000 : 80;
    private static final int RECOVERIES = LONG ? 2000 : 250;
    private static final int KNOWN = LONG ? 600 : 100;

    private final Club club = RunningHouse.club("FR");
    private final String door = "/" + club.slug() + "/";
    private final JdbcClient sql = JdbcClient.create(TestDatabase.owner());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> known = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> answers = ConcurrentHashMap.newKeySet();

    TimingTest() {
        var hash = RunningHouse.bean(Hashing.class).hash(RunningHouse.PASSWORD);
        RunningHouse.bean(Transactions.class).inClub(club.id(), () -> {
            for (var n = 0; n < KNOWN; n++) {
                var address = address();
                var account = RunningHouse.bean(Accounts.class).create("Ada", Locale.ENGLISH);
                RunningHouse.bean(AccountAddresses.class).prove(account, address, address, true);
                RunningHouse.bean(Passwords.class).set(account, hash);
                RunningHouse.bean(Staff.class).give(club.id(), account, Role.FRONT_DESK);
                known.add(address);
            }
        });
    }

    @Test
    void a_wrong_password_takes_as_long_whoever_it_is_for() throws Exception {
        var watch = new Stopwatch();
        warm(known -> ask(door, known, "wrong"));
        watch.run(SIGN_INS, 8, known -> ask(door, known, "wrong"));
        tellsNothing("sign-in", watch, SIGN_INS);
    }

    @Test
    void a_way_back_in_takes_as_long_whoever_asks_for_it() throws Exception {
        var watch = new Stopwatch();
        warm(known -> ask(door + "recover", known, ""));
        watch.run(RECOVERIES, 2, known -> ask(door + "recover", known, ""));
        tellsNothing("recovery", watch, RECOVERIES);
    }

    @Test
    void without_the_hash_that_stands_in_and_the_grid_the_time_would_tell() throws Exception {
        var bare = new CountedHashing(false).in(SignIn.class);
        // Whoever listens comes again when the machine was busy with something else.
        var told = 0.0;
        for (var again = 0; again < 5 && told <= 0.9; again++) told = Math.max(told, heard(bare));
        assertThat(told).isGreaterThan(0.9);
        // The hash alone takes most of it away, the grid the rest.
        var house = heard(RunningHouse.bean(SignIn.class));
        System.out.printf("TimingTest: without both %.3f, without the grid %.3f%n", told, house);
    }

    private double heard(SignIn flow) throws InterruptedException {
        var watch = new Stopwatch();
        watch.run(25, 1, 3, known -> enter(flow, known));
        return watch.auc();
    }

    @Test
    void the_request_writes_the_same_rows_whoever_it_is_for() {
        same(door, List.of("attempt", "attempt_text"));
        for (var page : List.of("recover", "help-me-in", "find-username"))
            same(door + page, List.of("inbound_request"));
    }

    /** What the request writes of itself; what a worker does later is not of the request. */
    private void same(String page, List<String> tables) {
        var before = rows(tables);
        ask(page, true, "wrong");
        var between = rows(tables);
        ask(page, false, "wrong");
        var after = rows(tables);
        for (var n = 0; n < tables.size(); n++) {
            assertThat(between.get(n) - before.get(n)).as(tables.get(n)).isEqualTo(1);
            assertThat(after.get(n) - between.get(n)).as(tables.get(n)).isEqualTo(1);
        }
    }

    private List<Long> rows(List<String> tables) {
        return tables.stream()
                .map(table -> sql.sql("select count(*) from " + table + " where club_id = :club")
                        .param("club", club.id().value())
                        .query(Long.class)
                        .single())
                .toList();
    }

    private void tellsNothing(String what, Stopwatch watch, int each) {
        var auc = watch.auc();
        var tolerance = LONG ? 0.05 : Stopwatch.chance(each);
        System.out.printf("TimingTest: %s %.3f for %d pairs, chance alone within %.3f%n", what, auc, each, tolerance);
        assertThat(answers).as("answers differ").hasSize(1);
        assertThat(auc).isBetween(0.5 - tolerance, 0.5 + tolerance);
    }

    private void warm(java.util.function.Consumer<Boolean> request) throws InterruptedException {
        new Stopwatch().run(8, 4, request);
    }

    private void ask(String page, boolean isKnown, String password) {
        // Nobody waits: everybody comes from this machine's network, and nobody is asked for five times.
        if (ThreadLocalRandom.current().nextInt(8) == 0)
            sql.sql("delete from throttle where kind in ('network', 'asking')").update();
        var typed = isKnown ? known.get(next.getAndIncrement() % known.size()) : address();
        var name = URLEncoder.encode(typed, StandardCharsets.UTF_8);
        var body = "identifier=" + name + "&email=" + name + "&where=PASSWORD&password=" + password;
        var request = HttpRequest.newBuilder(URI.create(RunningHouse.url() + page))
                .header("Accept-Language", "en")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            answers.add(masked(http.send(request, BodyHandlers.ofString()), typed));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String masked(HttpResponse<String> answer, String typed) {
        var headers = new TreeSet<>(answer.headers().map().keySet());
        // A connection that is used up is closed, whoever used it.
        headers.remove("connection");
        return answer.statusCode() + " " + headers + " "
                + answer.body().replace(typed, "TYPED").replaceAll("(?s)<code class=\"ref\">[^<]*</code>", "REF");
    }

    private void enter(SignIn signIn, boolean isKnown) {
        var random = ThreadLocalRandom.current();
        var client = new Client("198.18." + random.nextInt(256) + "." + random.nextInt(256), Optional.empty(), "");
        signIn.tryToEnter(club, isKnown ? known.get(random.nextInt(KNOWN)) : address(), "wrong", client);
    }

    private static String address() {
        return "ada." + UUID.randomUUID().toString().substring(0, 8) + "@riverside.example";
    }
}
