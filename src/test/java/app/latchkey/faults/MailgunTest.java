package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Latchkey;
import app.latchkey.faults.SmtpHouse.Invited;
import app.latchkey.testing.ProviderKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mailgun from its signed call to what the desk reads, in a running house. */
class MailgunTest {
    private static final String NO_SUCH_USER =
            "\"delivery-status\": {\"code\": 550, \"enhanced-code\": \"5.1.1\", \"message\": \"5.1.1 No such user here\"}";
    private static final ProviderKeys OURS = new ProviderKeys();
    private static final ProviderKeys MALLORYS = new ProviderKeys();

    @TempDir
    private static Path home;

    private static SmtpHouse house;

    @BeforeAll
    static void open() throws Exception {
        house = new SmtpHouse(home, Latchkey.class, Map.of("MAILGUN_KEY", OURS.mailgunKey()));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private Invited ada = Invited.NOBODY;

    @BeforeEach
    void an_invitation_under_way() {
        house.newClub();
        ada = house.underWay("ada");
    }

    private static String posted(String call) {
        return house.told("mailgun", Map.of(), call);
    }

    private static String token() {
        return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "").substring(0, 50);
    }

    private static String signed(String event) {
        return OURS.mailgun(house.now(), token(), event);
    }

    /** As Mailgun writes it, with the variables that the mail left with. */
    private String event(String kind, String rest) {
        return event(kind, rest, ada.address(), ada.address());
    }

    private static String event(String kind, String rest, String sentTo, String named) {
        return "{\"event\": \"" + kind + "\", \"recipient\": \"" + named + "\", \"user-variables\": "
                + house.newest(sentTo).header("X-Mailgun-Variables") + (rest.isEmpty() ? "" : ", " + rest) + "}";
    }

    private String bounce() {
        return event("failed", "\"severity\": \"permanent\", \"reason\": \"bounce\", " + NO_SUCH_USER);
    }

    private String delivered() {
        return event("delivered", "\"delivery-status\": {\"code\": 250, \"message\": \"OK\", \"description\": \"\"}");
    }

    @Test
    void a_mailbox_that_is_gone_bounces_once_and_the_desk_reads_why() {
        var gone = signed(bounce());
        assertThat(posted(gone)).isEqualTo("200 APPLIED");
        assertThat(posted(gone)).isEqualTo("200 KNOWN");
        assertThat(house.state(ada.message())).isEqualTo("BOUNCED");
        assertThat(house.timeline(ada.message())).containsSubsequence("ACCEPTED", "BOUNCED");
        var finding = house.top(ada.member(), "EMAIL_BOUNCED");
        assertThat(finding.get("evidence").get("words").stringValue()).contains("No such user here");
        assertThat(house.desk("messages/" + ada.message())).contains("This mailbox does not exist");
    }

    @Test
    void a_call_counts_once_and_its_signature_lets_no_other_words_in() {
        var token = token();
        assertThat(posted(OURS.mailgun(house.now(), token, delivered()))).isEqualTo("200 APPLIED");
        assertThat(posted(OURS.mailgun(house.now(), token, bounce()))).isEqualTo("200 KNOWN");
        assertThat(house.state(ada.message())).isEqualTo("DELIVERED");
        assertThat(house.timeline(ada.message())).doesNotContain("BOUNCED");
        assertThat(posted(signed(bounce()))).isEqualTo("200 APPLIED");
        assertThat(house.state(ada.message())).isEqualTo("BOUNCED");
    }

    @Test
    void shuffled_calls_end_where_ordered_ones_do() {
        posted(signed(bounce()));
        posted(signed(delivered()));
        posted(signed(event(
                "failed",
                "\"severity\": \"temporary\", \"reason\": \"generic\", \"delivery-status\": {\"code\": 451, \"message\":"
                        + " \"4.3.0 come back later\"}")));
        assertThat(house.state(ada.message())).isEqualTo("BOUNCED");
        house.top(ada.member(), "EMAIL_BOUNCED");
        assertThat(house.timeline(ada.message())).contains("BOUNCED", "DELIVERED", "DELAYED");
    }

    @Test
    void a_call_that_comes_again_for_hours_still_counts() {
        var call = signed(delivered());
        house.later(Duration.ofHours(9));
        assertThat(posted(call)).isEqualTo("200 APPLIED");
    }

    @Test
    void an_address_on_their_list_is_suppressed_with_its_reason() {
        assertThat(
                        posted(
                                signed(
                                        event(
                                                "failed",
                                                "\"severity\": \"permanent\", \"reason\": \"suppress-bounce\", \"delivery-status\": {\"code\": 605,"
                                                        + " \"message\": \"\", \"description\": \"Not delivering to previously bounced address\"}"))))
                .isEqualTo("200 APPLIED");
        house.top(ada.member(), "EMAIL_SUPPRESSED");
        assertThat(house.desk("suppressions")).contains(ada.address(), "Not delivering to previously bounced address");
        house.becomes(house.invite(ada.member()), "SUPPRESSED");
    }

    @Test
    void a_complaint_stops_mailings_and_no_mail_about_access() {
        assertThat(posted(signed(event("complained", "")))).isEqualTo("200 APPLIED");
        assertThat(house.state(ada.message())).isEqualTo("COMPLAINED");
        assertThat(house.desk("suppressions")).contains(ada.address());
        house.becomes(house.invite(ada.member()), "ACCEPTED");
    }

    @Test
    void whoever_unsubscribes_by_a_link_of_theirs_gets_no_mailings_and_mail_about_access_goes_on() {
        assertThat(posted(signed(event("unsubscribed", "")))).isEqualTo("200 APPLIED");
        assertThat(house.timeline(ada.message())).endsWith("UNSUBSCRIBED");
        assertThat(house.state(ada.message())).isEqualTo("ACCEPTED");
        assertThat(house.desk("messages/" + ada.message())).contains("unsubscribed by a link of the mail provider");
        assertThat(house.desk("suppressions")).contains(ada.address(), "no mailings, unsubscribed");
        house.becomes(house.invite(ada.member()), "ACCEPTED");
    }

    @Test
    void what_somebody_else_signed_or_signed_too_long_ago_changes_nothing() {
        assertThat(posted(MALLORYS.mailgun(house.now(), token(), bounce()))).startsWith("401");
        var token = token();
        var right = OURS.mailgun(house.now(), token, bounce());
        assertThat(posted(right.replace(token, token()))).startsWith("401");
        var before = house.now().minus(Duration.ofHours(13));
        assertThat(posted(OURS.mailgun(before, token(), bounce()))).startsWith("401");
        var ahead = house.now().plus(Duration.ofHours(1));
        assertThat(posted(OURS.mailgun(ahead, token(), bounce()))).startsWith("401");
        // The same letters are signed, and the time is another: ten times as late.
        var moved = "1" + token().substring(1);
        var old = OURS.mailgun(before, moved, bounce());
        var seconds = "" + before.getEpochSecond();
        assertThat(posted(old.replace("\"" + seconds + "\"", "\"" + seconds + "1\"")
                        .replace(moved, moved.substring(1))))
                .startsWith("401");
        assertThat(posted("{}")).startsWith("401");
        assertThat(house.state(ada.message())).isEqualTo("ACCEPTED");
        assertThat(house.timeline(ada.message())).doesNotContain("BOUNCED");
    }

    @Test
    void whoever_got_one_mail_marks_nobody_elses_mailbox() {
        var other = house.address("mallory");
        var mallory = house.add(other);
        var theirs = house.invite(mallory);
        house.becomes(theirs, "ACCEPTED");
        var rest = "\"severity\": \"permanent\", \"reason\": \"bounce\", " + NO_SUCH_USER;
        assertThat(posted(signed(event("failed", rest, other, ada.address())))).isEqualTo("200 APPLIED");
        assertThat(house.state(ada.message())).isEqualTo("ACCEPTED");
        assertThat(house.why(ada.member(), answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
        assertThat(house.why(mallory, answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
        var mark = house.newest(ada.address()).header("X-Latchkey-Message");
        assertThat(posted(signed(bounce().replace(mark, "b".repeat(52))))).isEqualTo("200 NOT_OURS");
        assertThat(house.state(ada.message())).isEqualTo("ACCEPTED");
    }
}
