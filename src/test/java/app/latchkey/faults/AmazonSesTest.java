package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.faults.SmtpHouse.Invited;
import app.latchkey.integration.feedback.Amazon;
import app.latchkey.operator.sink.Received;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Amazon SES from its signed call to what the desk reads, in a running house. */
class AmazonSesTest {
    private static final String DOOR = "/api/v1/feedback/ses";

    @TempDir
    private static Path home;

    @TempDir
    private static Path keys;

    private static Amazon amazon;
    private static Amazon mallory;
    private static SmtpHouse house;

    @BeforeAll
    static void open() throws Exception {
        amazon = new Amazon(keys, "amazon").shown();
        mallory = new Amazon(keys, "mallory");
        house = new SmtpHouse(home, Amazon.House.class, Map.of("SES_TOPIC", Amazon.TOPIC));
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

    private static String posted(String body) {
        var answer = house.outside().text(DOOR, body).orElseThrow();
        return answer.statusCode() + " " + answer.body().replaceAll(".*\"outcome\":\"([A-Z_]+)\".*|[^\"]+.*", "$1");
    }

    /** As SES writes it, original headers included. */
    private String published(String kind, String rest) {
        Received mail = house.newest(ada.address());
        return "{\"notificationType\": \"" + kind + "\", " + rest + ", \"mail\": {\"source\": \"" + mail.from()
                + "\", \"destination\": [\"" + ada.address()
                + "\"], \"headers\": [{\"name\": \"X-Latchkey-Message\", \"value\": \""
                + mail.header("X-Latchkey-Message") + "\"}]}}";
    }

    private String bounce(String type, String kind, String status, String words) {
        return published(
                "Bounce",
                "\"bounce\": {\"bounceType\": \"" + type + "\", \"bounceSubType\": \"" + kind
                        + "\", \"bouncedRecipients\": [{\"emailAddress\": \"" + ada.address()
                        + "\", \"action\": \"failed\", \"status\": \""
                        + status + "\", \"diagnosticCode\": \"" + words + "\"}]}");
    }

    @Test
    void the_topic_subscribes_by_itself_and_nobody_elses_does() {
        var confirm = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=" + ada.message();
        assertThat(posted(amazon.asksToConfirm(confirm))).isEqualTo("200 SUBSCRIBED");
        assertThat(Amazon.fetched()).contains(URI.create(confirm));
        var theirs = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=mallory";
        assertThat(posted(mallory.asksToConfirm(theirs))).startsWith("401");
        assertThat(posted(amazon.asksToConfirm("https://169.254.169.254/"))).startsWith("401");
        assertThat(Amazon.fetched()).doesNotContain(URI.create(theirs), URI.create("https://169.254.169.254/"));
    }

    @Test
    void a_mailbox_that_is_gone_bounces_once_and_the_desk_reads_why() {
        var gone = amazon.notifies(bounce("Permanent", "General", "5.1.1", "smtp; 550 5.1.1 No such user here"));
        assertThat(posted(gone)).isEqualTo("200 APPLIED");
        assertThat(posted(gone)).isEqualTo("200 KNOWN");
        assertThat(house.state(ada.message())).isEqualTo("BOUNCED");
        assertThat(house.timeline(ada.message())).containsSubsequence("ACCEPTED", "BOUNCED");
        var finding = house.top(ada.member(), "EMAIL_BOUNCED");
        assertThat(finding.get("evidence").get("words").stringValue()).contains("No such user here");
        assertThat(house.desk("messages/" + ada.message())).contains("This mailbox does not exist");
    }

    @Test
    void an_address_on_their_list_is_suppressed_with_its_reason() {
        var listed = bounce("Permanent", "OnAccountSuppressionList", "5.1.1", "Amazon SES did not send it");
        assertThat(posted(amazon.notifies(listed))).isEqualTo("200 APPLIED");
        house.top(ada.member(), "EMAIL_SUPPRESSED");
        assertThat(house.desk("suppressions")).contains(ada.address(), "Amazon SES did not send it");
        house.becomes(house.invite(ada.member()), "SUPPRESSED");
    }

    @Test
    void a_complaint_stops_mailings_and_no_mail_about_access() {
        var complained = published("Complaint", "\"complaint\": {\"complaintFeedbackType\": \"abuse\"}");
        assertThat(posted(amazon.notifies(complained))).isEqualTo("200 APPLIED");
        assertThat(house.state(ada.message())).isEqualTo("COMPLAINED");
        assertThat(house.desk("suppressions")).contains(ada.address());
        house.becomes(house.invite(ada.member()), "ACCEPTED");
    }

    @Test
    void delivered_stands_in_the_timeline() {
        var delivered = published(
                "Delivery",
                "\"delivery\": {\"recipients\": [\"" + ada.address() + "\"], \"smtpResponse\": \"250 2.0.0 OK\"}");
        assertThat(posted(amazon.notifies(delivered))).isEqualTo("200 APPLIED");
        assertThat(house.state(ada.message())).isEqualTo("DELIVERED");
        house.top(ada.member(), "INVITATION_UNOPENED");
    }

    @Test
    void what_somebody_else_signed_or_changed_on_the_way_changes_nothing() {
        var gone = bounce("Permanent", "General", "5.1.1", "smtp; 550 5.1.1 No such user here");
        assertThat(posted(mallory.notifies(gone))).startsWith("401");
        var changed = amazon.notifies(gone).replace("No such user here", "No such user there");
        assertThat(posted(changed)).startsWith("401");
        assertThat(posted("{}")).startsWith("401");
        assertThat(house.state(ada.message())).isEqualTo("ACCEPTED");
        assertThat(house.timeline(ada.message())).doesNotContain("BOUNCED");
    }
}
