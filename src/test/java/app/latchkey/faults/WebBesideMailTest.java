package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Latchkey;
import app.latchkey.faults.FaultProxy.Fault;
import app.latchkey.faults.FaultProxy.Way;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Mail;
import app.latchkey.messages.smtp.Carriers;
import app.latchkey.messages.smtp.Letter;
import app.latchkey.messages.smtp.Trace;
import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Step;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.filter.OncePerRequestFilter;

/** Rows 9 to 12 on the wire, between Latchkey and its relay: deadlines, tries, and what people at their browsers feel of it. */
class WebBesideMailTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration NEXT_TRY = Duration.ofSeconds(6);
    private static final int WARM_UP = 60;
    private static final boolean LONG = Boolean.getBoolean("latchkey.long");
    private static final int VISITS = LONG ? 150 : 60;
    /** Into a hole everything waits longest; the others are for the long run, which has the time. */
    private static final List<Fault> FAULTS = LONG
            ? List.of(
                    new Fault.Refuse(),
                    new Fault.Hole(),
                    new Fault.Drip(Duration.ofSeconds(1)),
                    new Fault.Delay(Duration.ofSeconds(3)))
            : List.of(new Fault.Hole());

    // Two figures of one run on a machine that does other things too.
    private static final double TIMES = 4;
    private static final Duration SLACK = Duration.ofMillis(250);

    /** Each command has 15 seconds, a mail 45. */
    private static final Duration COMMAND = Duration.ofSeconds(15);

    private static final Duration EXCHANGE = Duration.ofSeconds(45);
    private static final Duration LATE = Duration.ofSeconds(10);

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @TempDir
    private static Path home;

    private static FaultProxy wire;
    private static SmtpHouse house;

    @BeforeAll
    static void open() throws Exception {
        house = new SmtpHouse(home, WithoutTheGuard.class, smtp -> {
            try {
                wire = new FaultProxy(smtp.port());
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
            return Map.of("SMTP_URL", "smtp://user:secret@127.0.0.1:" + wire.port());
        });
    }

    @AfterAll
    static void close() {
        wire.close();
        house.close();
    }

    @BeforeEach
    void a_club_of_its_own() {
        wire.resumes();
        house.allWell();
        house.newClub();
    }

    @AfterEach
    void nothing_is_lost_doubled_or_mixed_up() {
        wire.resumes();
        house.reckon();
    }

    @Test
    void rows_9_to_12_whatever_the_relay_does_whoever_asks_for_a_page_or_a_mail_waits_no_longer() {
        var well = p99(WARM_UP, VISITS);
        System.out.printf(
                "WebBesideMailTest: p99 of a page and of asking for a mail, relay well: %d ms%n", well.toMillis());
        for (var fault : FAULTS) {
            wire.does(fault);
            stillFast(fault.getClass().getSimpleName(), well, p99(5, VISITS));
        }
        wire.resumes();
        house.plays(Step.RCPT, Play.answer("451 4.3.2 System overloaded, come back"));
        stillFast("451", well, p99(5, VISITS));
        house.allWell();
        // The guard off: the same figure, for a request that speaks SMTP itself.
        wire.does(new Fault.Hole());
        var without = took(() -> house.outside()
                .post(
                        house.door() + "recover",
                        Map.of("identifier", house.address("ada"), WithoutTheGuard.SPEAK, "true")));
        System.out.printf("WebBesideMailTest: a request that speaks SMTP itself: %d ms%n", without.toMillis());
        assertThat(without).as("the figure sees it").isGreaterThan(bound(well)).isGreaterThanOrEqualTo(COMMAND);
    }

    private static void stillFast(String fault, Duration well, Duration now) {
        System.out.printf(
                "WebBesideMailTest: %s: %d ms, %.2f times%n",
                fault, now.toMillis(), (double) now.toNanos() / well.toNanos());
        assertThat(now).as(fault).isLessThan(bound(well));
    }

    private static Duration bound(Duration well) {
        return Duration.ofNanos((long) (well.toNanos() * TIMES)).plus(SLACK);
    }

    /** Half of them read a page of the desk, half ask for a mail. */
    private static Duration p99(int before, int visits) {
        for (var n = 0; n < before; n++) visit(n);
        var nanos = new long[visits];
        for (var n = 0; n < visits; n++) {
            var visited = n;
            nanos[n] = took(() -> visit(visited)).toNanos();
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[(int) Math.ceil(visits * 0.99) - 1]);
    }

    private static void visit(int n) {
        if (n % 2 == 0) assertThat(house.desk("messages")).contains("<html");
        else house.invited(house.address("p" + PEOPLE.incrementAndGet()));
    }

    private static Duration took(Runnable deed) {
        var began = System.nanoTime();
        deed.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void row_9_while_nobody_listens_the_desk_reads_it_and_the_mail_leaves_when_somebody_does() {
        var member = house.add(house.address("ada"));
        wire.does(new Fault.Refuse());
        var message = house.invite(member);
        assertThat(house.top(member, "MAIL_DOWN").get("side").stringValue()).isEqualTo("LATCHKEY");
        Awaitility.await().atMost(SOON).until(() -> house.desk("").contains("127.0.0.1, " + wire.port()));
        assertThat(house.state(message)).isEqualTo("QUEUED");
        wire.resumes();
        arrivesOnce(message);
    }

    @Test
    @EnabledIfSystemProperty(named = "latchkey.long", matches = "true")
    void row_10_into_a_hole_an_attempt_ends_at_its_deadline_and_the_mail_leaves_when_it_is_over() {
        var member = house.add(house.address("ada"));
        wire.does(new Fault.Hole());
        var message = house.invite(member);
        assertThat(took(() -> ends(message))).isLessThan(EXCHANGE.plus(LATE));
        house.top(member, "MAIL_DOWN");
        assertThat(house.desk("")).contains("banner");
        assertThat(house.state(message)).isEqualTo("QUEUED");
        wire.resumes();
        arrivesOnce(message);
    }

    @Test
    @EnabledIfSystemProperty(named = "latchkey.long", matches = "true")
    void row_11_dripping_answers_end_at_the_deadline_of_the_whole_and_the_mail_leaves_when_they_do() {
        var member = house.add(house.address("ada"));
        // No single byte is late enough for the deadline of a command.
        wire.does(new Fault.Drip(Duration.ofMillis(1500)));
        var message = house.invite(member);
        assertThat(took(() -> ends(message))).isBetween(COMMAND, EXCHANGE.plus(LATE));
        house.top(member, "MAIL_DOWN");
        wire.resumes();
        arrivesOnce(message);
    }

    @Test
    void cut_in_the_middle_of_a_mail_it_arrives_once() {
        var member = house.add(house.address("ada"));
        wire.does(new Fault.Cut(Way.TO_SERVER, 900));
        var message = house.invite(member);
        ends(message);
        assertThat(house.copies(message)).isZero();
        wire.resumes();
        arrivesOnce(message);
    }

    private static void arrivesOnce(UUID message) {
        Awaitility.await().atMost(SOON).until(() -> {
            house.later(NEXT_TRY);
            return house.state(message).equals("ACCEPTED");
        });
        assertThat(house.copies(message)).isEqualTo(1);
    }

    /** The first attempt at it is over. */
    private static void ends(UUID message) {
        var sql = house.sql();
        Awaitility.await()
                .atMost(EXCHANGE.plus(SOON))
                .pollInterval(Duration.ofMillis(100))
                .until(() ->
                        sql.sql("select count(*) from message_attempt where message_id = :id and ended_at is not null")
                                        .param("id", message)
                                        .query(Long.class)
                                        .single()
                                > 0);
    }

    /** What nobody may do: a page that hands a mail to the relay itself. */
    @Import(Latchkey.class)
    public static class WithoutTheGuard {
        static final String SPEAK = "speaks-smtp";

        @Bean
        OncePerRequestFilter speaksInARequest(ObjectProvider<Carriers> carriers) {
            return new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                        throws ServletException, IOException {
                    // It talks, and takes the mail back before the dot: whoever asked may be gone before the talk is
                    // over.
                    if (request.getParameter(SPEAK) != null)
                        carriers.getObject().of(Lane.ACCESS).carry(letter(), EXCHANGE, () -> false);
                    chain.doFilter(request, response);
                }
            };
        }

        private static Letter letter() {
            return new Letter(
                    "<" + UUID.randomUUID() + "@faults.example>",
                    "Riverside",
                    "ada@faults.example",
                    Optional.empty(),
                    Locale.ENGLISH,
                    new Mail("Now", "Now", "<p>Now</p>"),
                    Trace.NONE);
        }
    }
}
