package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.Lane;
import app.latchkey.messages.MessageFacts;
import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.Step;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.LogLines;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything a mail server does to a running house, seen as desk and members see it; the relay's own tests lie beside it. */
class MailFaultsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration NEXT_TRY = Duration.ofSeconds(6);
    private static final int BULK = 30;

    private static final Map<String, String> RULES = Map.of(
            "firstAccess", "LINK",
            "inviteDays", "14",
            "askInvite", "ASK",
            "staffProof", "PASSWORD",
            "mailedCodes", "true",
            "joins", "KNOWN");

    /** Whatever a stranger can ask a mail by, and how the answer begins. */
    private static final Map<String, String> WAYS = Map.of(
            "recover", "200",
            "find-username", "200",
            "/find-my-clubs", "200",
            "help-me-in", "200",
            "help-me-in/message", "200",
            "mail-code", "303",
            "join", "303");

    @TempDir
    private static Path home;

    private static SmtpHouse house;

    @BeforeAll
    static void open() throws Exception {
        house = new SmtpHouse(home);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void nothing_is_lost_doubled_or_mixed_up() {
        house.reckon();
    }

    @BeforeEach
    void a_club_of_its_own() {
        house.allWell();
        house.newClub();
    }

    @Test
    void a_relay_that_is_down_is_told_the_desk_and_nothing_is_lost() {
        house.plays(Step.GREETING, Play.cut());
        house.smtp.hangUp();
        var member = house.add(house.address("ada"));
        var message = house.invite(member);
        assertThat(house.top(member, "MAIL_DOWN").get("side").stringValue()).isEqualTo("LATCHKEY");
        assertThat(house.desk("")).contains("banner");
        assertThat(house.state(message)).isEqualTo("QUEUED");
        house.allWell();
        house.later(NEXT_TRY);
        house.becomes(message, "ACCEPTED");
        assertThat(house.copies(message)).isEqualTo(1);
        house.top(member, "INVITATION_UNOPENED");
    }

    /** Before the house knows that its relay is down, and once it does: every way of asking for a mail, and the codes after it. */
    @Test
    void while_the_relay_is_down_a_stranger_still_cannot_tell_who_is_known() {
        house.owner().post(house.door() + "desk/access-rules", RULES);
        var known = house.address("ada");
        house.invited(known);
        house.accept(known);
        house.plays(Step.GREETING, Play.cut());
        house.smtp.hangUp();
        everyWayIsAnsweredAlike(known, house.address("zoe"));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> house.bean(Transactions.class)
                        .global(() -> house.bean(MessageFacts.class)
                                .relayDown(Lane.ACCESS)
                                .isPresent()));
        everyWayIsAnsweredAlike(known, house.address("tom"));
    }

    private static void everyWayIsAnsweredAlike(String known, String stranger) {
        WAYS.forEach((way, begins) -> assertThat(asked(way, known))
                .as(way)
                .isEqualTo(asked(way, stranger))
                .startsWith(begins));
    }

    private static String asked(String way, String address) {
        var browser = house.outside();
        var form = Map.of(
                "identifier", address,
                "email", address,
                "address", address,
                "where", "NO_MAIL",
                "name", "Ada Martin",
                "reply", address,
                "words", "No mail arrives.");
        var answer = browser.post(way.startsWith("/") ? way : house.door() + way, form)
                .orElseThrow();
        var next = answer.headers().firstValue("Location");
        if (next.isEmpty()) return seen(answer, address);
        var page = browser.get(next.get()).orElseThrow();
        var refused = browser.post(next.get(), Map.of("code", "abcd2345")).orElseThrow();
        return seen(answer, address) + seen(page, address) + seen(refused, address);
    }

    private static String seen(HttpResponse<String> answer, String address) {
        var cookies = answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceAll("=[^;]*", "=…"))
                .toList();
        return answer.statusCode() + " " + answer.headers().map().keySet() + cookies
                + answer.headers().firstValue("Location").orElse("")
                + answer.body().replace(address, "ADDRESS").replaceAll("(?s)<code class=\"ref\">[^<]*</code>", "REF");
    }

    @Test
    void a_relay_that_closes_shop_refuses_nobody() {
        house.plays(Step.MAIL, Play.answer("421 4.3.2 Service shutting down"));
        var message = house.invited(house.address("ada"));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> !house.timeline(message).equals(List.of("REQUESTED"))
                        || house.desk("").contains("421 4.3.2"));
        house.allWell();
        house.later(NEXT_TRY);
        house.becomes(message, "ACCEPTED");
        assertThat(house.copies(message)).isEqualTo(1);
    }

    @Test
    void put_off_by_their_server_its_words_stand_at_the_desk_and_the_mail_follows() {
        var member = house.add(house.address("ada"));
        house.plays(Step.RCPT, Play.answer("451 4.7.1 Greylisted, come back"), house.address("ada"));
        var message = house.invite(member);
        house.becomes(message, "DELAYED");
        assertThat(evidence(house.top(member, "INVITATION_DELAYED"), "words")).contains("Greylisted, come back");
        house.allWell();
        house.later(NEXT_TRY);
        house.becomes(message, "ACCEPTED");
        assertThat(house.timeline(message)).startsWith("REQUESTED", "DELAYED").endsWith("ACCEPTED");
        assertThat(house.copies(message)).isEqualTo(1);
    }

    @Test
    void refused_for_good_it_is_not_tried_again_and_the_desk_reads_why() {
        var member = house.add(house.address("gone"));
        house.plays(Step.RCPT, Play.answer("550 5.1.1 No such user here"), house.address("gone"));
        var message = house.invite(member);
        house.becomes(message, "BOUNCED");
        assertThat(evidence(house.top(member, "EMAIL_BOUNCED"), "words")).contains("No such user here");
        assertThat(house.message(message).path("nextTryAt").isNull()
                        || house.message(message).path("nextTryAt").isMissingNode())
                .isTrue();
    }

    @Test
    void too_fast_said_as_a_permanent_refusal_marks_nobody() {
        var member = house.add(house.address("ada"));
        house.plays(
                Step.RCPT,
                Play.answer("550 5.2.1 The user you are trying to contact is receiving mail too quickly"),
                house.address("ada"));
        var message = house.invite(member);
        house.becomes(message, "DELAYED");
        assertThat(house.why(member, answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
        house.allWell();
        house.later(NEXT_TRY);
        house.becomes(message, "ACCEPTED");
        assertThat(house.copies(message)).isEqualTo(1);
    }

    @Test
    void cut_before_the_final_dot_it_is_sent_once() {
        house.plays(Step.DATA, Play.cut());
        var message = house.invited(house.address("ada"));
        Awaitility.await().atMost(SOON).until(() -> house.desk("").contains("banner"));
        house.allWell();
        house.later(NEXT_TRY);
        house.becomes(message, "ACCEPTED");
        assertThat(house.copies(message)).isEqualTo(1);
        assertThat(house.timeline(message)).doesNotContain("UNKNOWN");
    }

    @Test
    void cut_after_the_final_dot_it_may_come_twice_under_one_id_and_says_so() {
        house.plays(Step.DOT, new Play.Cut(true), house.address("ada"));
        var message = house.invited(house.address("ada"));
        house.becomes(message, "UNKNOWN");
        assertThat(house.copies(message)).isEqualTo(1);
        house.allWell();
        house.later(NEXT_TRY);
        house.becomes(message, "ACCEPTED");
        assertThat(house.copies(message)).isEqualTo(2);
        assertThat(house.timeline(message)).contains("UNKNOWN").endsWith("ACCEPTED");
    }

    @Test
    void of_two_mails_over_one_connection_one_is_refused_and_the_other_arrives() {
        house.plays(Step.RCPT, Play.answer("550 5.1.1 No such user here"), house.address("gone"));
        var refused = house.invited(house.address("gone"));
        var taken = house.invited(house.address("ada"));
        house.becomes(refused, "BOUNCED");
        house.becomes(taken, "ACCEPTED");
        assertThat(house.copies(refused)).isZero();
        assertThat(house.copies(taken)).isEqualTo(1);
    }

    @Test
    void a_refused_password_stops_the_mail_raises_one_alarm_and_marks_nobody() {
        var lines = LogLines.of(() -> {
            house.plays(Step.AUTH, Play.answer("535 5.7.8 Username and Password not accepted"));
            // Kept connections are closed, so that the next mail has to say who we are.
            house.smtp.hangUp();
            var members = new ArrayList<String>();
            for (var n = 0; n < 5; n++) {
                members.add(house.add(house.address("ada" + n)));
                house.invite(members.getLast());
            }
            Awaitility.await().atMost(SOON).until(() -> house.desk("").contains("535 5.7.8"));
            house.top(members.getFirst(), "MAIL_DOWN");
            for (var member : members)
                assertThat(house.why(member, answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
            var before = house.smtp.received().size();
            house.allWell();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> house.smtp.received().size() == before + 5);
            Awaitility.await().atMost(SOON).until(() -> !house.desk("").contains("535 5.7.8"));
        });
        assertThat(lines.stream().filter(line -> line.contains("takes no mail of lane ACCESS")))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm).contains("AUTH", "535 5.7.8"));
    }

    @Test
    void one_mailbox_that_never_answers_holds_nobody_up() {
        house.plays(Step.RCPT, new Play.Silence(), house.address("hole"));
        var silent = house.invited(house.address("hole"));
        for (var n = 0; n < 3; n++) {
            var began = System.nanoTime();
            var message = house.invited(house.address("ada" + n));
            house.becomes(message, "ACCEPTED");
            // The deadline of a command is fifteen seconds: nobody waited for it.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        }
        house.allWell();
        house.smtp.hangUp();
        house.becomes(silent, "ACCEPTED");
    }

    @Test
    void while_each_bulk_mail_takes_ten_seconds_a_reset_leaves_in_two_and_pages_answer() {
        var address = house.address("ada");
        house.invited(address);
        var link = Awaitility.await()
                .atMost(SOON)
                .until(() -> house.arrived.links(address), it -> !it.isEmpty())
                .getFirst();
        var ada = house.outside();
        var page = Load.opened(ada, link).orElseThrow();
        assertThat(Outside.begins(ada.post(page, Map.of("password", "copper lantern meadow nine"))))
                .isTrue();
        house.smtp.play((step, to) -> step == Step.DOT && to.startsWith("bulk")
                ? Optional.of(Play.late(Duration.ofSeconds(10)))
                : Optional.empty());
        // A program that invites one after the other is sending to all from the twentieth on.
        for (var n = 0; n < 20; n++) house.invited(house.address("one" + n));
        for (var n = 0; n < BULK; n++) house.invited(house.address("bulk" + n));
        Awaitility.await().atMost(SOON).until(() -> bulkUnderWay() >= 4);
        var took = new ArrayList<Duration>();
        for (var n = 0; n < 5; n++) took.add(reset(address));
        took.sort(null);
        assertThat(took.get(took.size() / 2)).as(took.toString()).isLessThan(Duration.ofSeconds(2));
        assertThat(took.getLast()).as(took.toString()).isLessThan(Duration.ofSeconds(8));
        assertThat(waiting()).as("bulk mails still wait").isPositive();
    }

    /** From the button to the relay's hands. */
    private static Duration reset(String address) {
        var known = house.arrived.links(address).size();
        var began = System.nanoTime();
        var answer = house.outside().post(house.door() + "recover", Map.of("identifier", address));
        assertThat(answer.orElseThrow().statusCode()).isEqualTo(200);
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> house.arrived.links(address).size() > known);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static long bulkUnderWay() {
        return house.smtp.received().stream()
                .map(Received::to)
                .filter(to -> to.startsWith("bulk"))
                .count();
    }

    private static long waiting() {
        return BULK - bulkUnderWay();
    }

    private static String evidence(tools.jackson.databind.JsonNode finding, String key) {
        return finding.get("evidence").path(key).asString();
    }
}
