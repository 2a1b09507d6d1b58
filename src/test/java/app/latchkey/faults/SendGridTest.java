package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Latchkey;
import app.latchkey.faults.SmtpHouse.Invited;
import app.latchkey.messages.feedback.Marks;
import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Step;
import app.latchkey.testing.ProviderKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SendGrid from its signed call to what the desk reads, in a running house. */
class SendGridTest {
    private static final String NO_SUCH_USER =
            "\"type\": \"bounce\", \"status\": \"5.1.1\", \"reason\": \"550 5.1.1 No such user here\"";
    private static final String OK = "\"response\": \"250 2.0.0 OK\"";
    private static final ProviderKeys OURS = new ProviderKeys();
    private static final ProviderKeys MALLORYS = new ProviderKeys();

    @TempDir
    private static Path home;

    private static SmtpHouse house;

    @BeforeAll
    static void open() throws Exception {
        house = new SmtpHouse(home, Latchkey.class, Map.of("SENDGRID_KEY", OURS.sendGridKey()));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private Invited ada = Invited.NOBODY;

    @BeforeEach
    void an_invitation_under_way() {
        house.allWell();
        house.newClub();
        ada = house.underWay("ada");
    }

    private static String posted(String... events) {
        var body = "[" + String.join(",", events) + "]\r\n";
        return posted(OURS.sendGrid(house.now(), body), body);
    }

    private static String posted(Map<String, String> headers, String body) {
        return house.told("sendgrid", headers, body);
    }

    /** As SendGrid writes it, the argument that the mail left with beside its own. */
    private static String event(Invited sent, String kind, String rest) {
        return event(house.newest(sent.address()).header("X-Latchkey-Message"), sent.address(), kind, rest);
    }

    private static String event(String mark, String named, String kind, String rest) {
        return "{\"email\": \"" + named + "\", \"timestamp\": 1600112492, \"event\": \"" + kind
                + "\", \"sg_event_id\": \"" + UUID.randomUUID() + "\", \"latchkey\": \"" + mark + "\""
                + (rest.isEmpty() ? "" : ", " + rest) + "}";
    }

    @Test
    void each_mail_carries_its_mark_as_an_argument_that_is_handed_back() {
        var mail = house.newest(ada.address());
        assertThat(mail.header("X-SMTPAPI"))
                .isEqualTo("{\"unique_args\": {\"latchkey\": \"" + mail.header("X-Latchkey-Message") + "\"}}");
        assertThat(mail.header("X-Mailgun-Variables"))
                .as("nothing for a provider that nobody named")
                .isEmpty();
    }

    @Test
    void events_of_many_mails_come_in_one_call_in_any_order_and_count_once() {
        var ben = house.underWay("ben");
        var events = new String[] {
            event(ada, "bounce", NO_SUCH_USER),
            event(ben, "processed", ""),
            event(ben, "delivered", OK),
            event(ada, "delivered", OK),
            event(ben, "deferred", "\"response\": \"400 try again later\", \"attempt\": \"5\""),
            event("b".repeat(52), ben.address(), "bounce", NO_SUCH_USER),
            event(ben, "open", ""),
            "7"
        };
        assertThat(posted(events)).isEqualTo("200 APPLIED");
        assertThat(posted(events)).isEqualTo("200 KNOWN");
        assertThat(house.state(ada.message())).isEqualTo("BOUNCED");
        assertThat(house.state(ben.message())).isEqualTo("DELIVERED");
        assertThat(house.timeline(ben.message())).contains("DELAYED").doesNotContain("BOUNCED");
        var finding = house.top(ada.member(), "EMAIL_BOUNCED");
        assertThat(finding.get("evidence").get("words").stringValue()).contains("No such user here");
        assertThat(posted(event(ben, "open", ""))).isEqualTo("200 NO_REPORT");
        assertThat(posted()).isEqualTo("200 NO_REPORT");
    }

    @Test
    void while_one_of_the_mails_is_just_leaving_the_call_comes_again_and_the_others_are_known_then() {
        var address = house.address("ben");
        var member = house.add(address);
        house.plays(Step.DOT, Play.late(Duration.ofSeconds(6)), address);
        var message = house.invite(member);
        var mark = house.bean(Marks.class).of(house.club(), message);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> house.mails(address) == 1);
        var events = new String[] {event(ada, "delivered", OK), event(mark, address, "delivered", OK)};
        assertThat(posted(events)).startsWith("503");
        assertThat(house.state(ada.message())).isEqualTo("DELIVERED");
        house.becomes(message, "ACCEPTED");
        assertThat(posted(events)).isEqualTo("200 APPLIED");
        assertThat(house.timeline(ada.message()).stream().filter("DELIVERED"::equals))
                .hasSize(1);
        assertThat(house.state(message)).isEqualTo("DELIVERED");
    }

    @Test
    void a_call_that_comes_again_for_a_day_still_counts() {
        var body = "[" + event(ada, "delivered", OK) + "]";
        var headers = OURS.sendGrid(house.now(), body);
        house.later(Duration.ofHours(25));
        assertThat(posted(headers, body)).isEqualTo("200 APPLIED");
    }

    @Test
    void an_address_on_their_list_is_suppressed_with_its_reason() {
        assertThat(posted(event(ada, "dropped", "\"reason\": \"Bounced Address\", \"status\": \"5.0.0\"")))
                .isEqualTo("200 APPLIED");
        house.top(ada.member(), "EMAIL_SUPPRESSED");
        assertThat(house.desk("suppressions")).contains(ada.address(), "Bounced Address");
        house.becomes(house.invite(ada.member()), "SUPPRESSED");
    }

    @Test
    void what_they_dropped_for_another_reason_marks_nobody() {
        assertThat(posted(event(ada, "dropped", "\"reason\": \"Spam Content\"")))
                .isEqualTo("200 APPLIED");
        assertThat(house.message(ada.message()).get("replyClass").stringValue()).isEqualTo("OURS");
        assertThat(house.why(ada.member(), answer -> true).toString())
                .doesNotContain("EMAIL_BOUNCED", "EMAIL_SUPPRESSED");
    }

    @Test
    void a_complaint_or_an_unsubscription_stops_mailings_and_no_mail_about_access() {
        var ben = house.underWay("ben");
        assertThat(posted(event(ada, "spamreport", ""), event(ben, "unsubscribe", "")))
                .isEqualTo("200 APPLIED");
        assertThat(house.state(ada.message())).isEqualTo("COMPLAINED");
        assertThat(house.timeline(ben.message())).endsWith("UNSUBSCRIBED");
        assertThat(house.desk("suppressions")).contains(ada.address(), ben.address(), "no mailings, unsubscribed");
        house.becomes(house.invite(ada.member()), "ACCEPTED");
        house.becomes(house.invite(ben.member()), "ACCEPTED");
    }

    @Test
    void what_somebody_else_signed_changed_on_the_way_or_signed_too_long_ago_changes_nothing() {
        var body = "[" + event(ada, "bounce", NO_SUCH_USER) + "]";
        assertThat(posted(MALLORYS.sendGrid(house.now(), body), body)).startsWith("401");
        assertThat(posted(OURS.sendGrid(house.now(), body), body.replace("here", "there")))
                .startsWith("401");
        assertThat(posted(signed(house.now().minus(Duration.ofHours(31)), body), body))
                .startsWith("401");
        assertThat(posted(signed(house.now().plus(Duration.ofHours(1)), body), body))
                .startsWith("401");
        var another = new HashMap<>(signed(house.now(), body));
        another.putAll(Map.of(
                "X-Twilio-Email-Event-Webhook-Timestamp", "" + (house.now().getEpochSecond() - 60)));
        assertThat(posted(another, body)).startsWith("401");
        assertThat(posted(Map.of(), body)).startsWith("401");
        assertThat(house.state(ada.message())).isEqualTo("ACCEPTED");
        assertThat(house.timeline(ada.message())).doesNotContain("BOUNCED");
    }

    private static Map<String, String> signed(Instant at, String body) {
        return OURS.sendGrid(at, body);
    }

    @Test
    void whoever_got_one_mail_marks_nobody_elses_mailbox() {
        var mallory = house.underWay("mallory");
        var mark = house.newest(mallory.address()).header("X-Latchkey-Message");
        assertThat(posted(event(mark, ada.address(), "bounce", NO_SUCH_USER))).isEqualTo("200 APPLIED");
        assertThat(house.state(ada.message())).isEqualTo("ACCEPTED");
        assertThat(house.why(ada.member(), answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
        assertThat(house.why(mallory.member(), answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
        assertThat(posted(event("b".repeat(52), ada.address(), "bounce", NO_SUCH_USER)))
                .isEqualTo("200 NOT_OURS");
    }

    @Test
    void a_call_that_is_longer_than_theirs_ever_are_is_not_read() {
        var body = "[" + " ".repeat(1 << 20) + "]";
        assertThat(posted(signed(house.now(), body), body)).startsWith("413");
    }
}
