package app.latchkey.messages.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.replies.Replies;
import app.latchkey.messages.replies.ReplyClass;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/** Calls of mail providers, in the shapes that their own pages show. */
class ProvidersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "a".repeat(52);

    private static Provider.Said ses(String body) {
        return new AmazonSes().read(JSON.readTree(body)).getFirst();
    }

    private static Provider.Said postmark(String body) {
        return new Postmark().read(JSON.readTree(body)).getFirst();
    }

    private static ReplyClass meaning(Provider.Said said) {
        return Replies.classify(((Verdict.Failed) said.verdict().orElseThrow()).reply());
    }

    @Test
    void a_bounce_of_ses_names_recipient_and_words_and_carries_the_mark_in_its_sender() {
        var said = ses("""
                {"notificationType": "Bounce", "bounce": {"bounceType": "Permanent", "bounceSubType": "General",
                 "bouncedRecipients": [{"emailAddress": "jane@example.com", "status": "5.1.1", "action": "failed",
                 "diagnosticCode": "smtp; 550 5.1.1 <jane@example.com>... User unknown"}]},
                 "mail": {"source": "bounces+%s@clubs.example", "destination": ["jane@example.com"]}}
                """.formatted(MARK));
        assertThat(Marks.in(said.texts())).containsExactly(MARK);
        assertThat(((Verdict.Failed) said.verdict().orElseThrow()).recipient()).contains("jane@example.com");
        assertThat(meaning(said)).isEqualTo(ReplyClass.HARD);
    }

    @Test
    void the_mark_is_found_in_the_original_headers_too() {
        var said = ses("""
                {"eventType": "Delivery", "delivery": {"recipients": ["jane@example.com"], "smtpResponse": "250 ok: Message 64111812 accepted"},
                 "mail": {"source": "clubs@clubs.example", "headers": [{"name": "X-Latchkey-Message", "value": "%s"}]}}
                """.formatted(MARK));
        assertThat(Marks.in(said.texts())).containsExactly(MARK);
        assertThat(said.verdict().orElseThrow()).isInstanceOf(Verdict.Delivered.class);
    }

    @Test
    void a_full_mailbox_a_delay_a_complaint_and_the_account_list_of_ses_are_what_they_are() {
        assertThat(meaning(ses("""
                        {"notificationType": "Bounce", "bounce": {"bounceType": "Transient", "bounceSubType": "MailboxFull",
                         "bouncedRecipients": [{"emailAddress": "jane@example.com"}]}, "mail": {}}
                        """))).isEqualTo(ReplyClass.SOFT_FULL);
        assertThat(ses("""
                        {"eventType": "DeliveryDelay", "deliveryDelay": {"delayType": "TransientCommunicationFailure",
                         "delayedRecipients": [{"emailAddress": "jane@example.com", "status": "4.4.1", "diagnosticCode": "smtp; 421 4.4.1 Unable to connect"}]}}
                        """).verdict().orElseThrow()).isInstanceOf(Verdict.Delayed.class);
        assertThat(ses("{\"notificationType\": \"Complaint\", \"complaint\": {\"complaintFeedbackType\": \"abuse\"}}")
                        .verdict())
                .contains(new Verdict.Complained("abuse"));
        assertThat(ses("""
                        {"notificationType": "Bounce", "bounce": {"bounceType": "Permanent", "bounceSubType": "OnAccountSuppressionList",
                         "bouncedRecipients": [{"emailAddress": "jane@example.com", "diagnosticCode": "Amazon SES did not send the message"}]}}
                        """).verdict())
                .contains(new Verdict.OnTheirList(
                        Optional.of("jane@example.com"), "Amazon SES did not send the message"));
        assertThat(ses("{\"eventType\": \"Open\"}").verdict()).isEmpty();
        assertThat(ses("[]").verdict()).isEmpty();
    }

    @Test
    void bounces_of_postmark_are_read_by_type_and_words() {
        var hard = postmark("""
                {"RecordType": "Bounce", "Type": "HardBounce", "TypeCode": 1, "Email": "john@example.com",
                 "Details": "smtp;550 5.1.1 The email account that you tried to reach does not exist.",
                 "Metadata": {"latchkey": "%s"}}
                """.formatted(MARK));
        assertThat(Marks.in(hard.texts())).containsExactly(MARK);
        assertThat(meaning(hard)).isEqualTo(ReplyClass.HARD);
        assertThat(meaning(
                        postmark("{\"RecordType\": \"Bounce\", \"Type\": \"HardBounce\", \"Email\": \"a@b.example\"}")))
                .isEqualTo(ReplyClass.HARD);
        assertThat(
                        meaning(
                                postmark(
                                        "{\"RecordType\": \"Bounce\", \"Type\": \"SoftBounce\", \"Details\": \"smtp;552 5.2.2 mailbox full\"}")))
                .isEqualTo(ReplyClass.SOFT_FULL);
        assertThat(meaning(postmark(
                        "{\"RecordType\": \"Bounce\", \"Type\": \"Blocked\", \"Description\": \"ISP block\"}")))
                .isEqualTo(ReplyClass.OURS);
        assertThat(postmark("{\"RecordType\": \"Bounce\", \"Type\": \"AutoResponder\"}")
                        .verdict())
                .isEmpty();
        assertThat(postmark("{\"RecordType\": \"SpamComplaint\"}").verdict()).contains(new Verdict.Complained("abuse"));
        assertThat(postmark("{\"RecordType\": \"Delivery\", \"Recipient\": \"a@b.example\"}")
                        .verdict()
                        .orElseThrow())
                .isInstanceOf(Verdict.Delivered.class);
        assertThat(postmark("{\"RecordType\": \"Open\"}").verdict()).isEmpty();
    }
}
