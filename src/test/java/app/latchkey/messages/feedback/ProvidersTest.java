package app.latchkey.messages.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.replies.Replies;
import app.latchkey.messages.replies.Reply;
import app.latchkey.messages.replies.ReplyClass;
import java.util.List;
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

    private static Provider.Said mailgun(String event) {
        var call = "{\"signature\": {\"token\": \"e0b5\"}, \"event-data\": " + event + "}";
        return new Mailgun().read(JSON.readTree(call)).getFirst();
    }

    private static Provider.Said sendGrid(String event) {
        return new SendGrid().read(JSON.readTree("[" + event + "]")).getFirst();
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

    @Test
    void a_permanent_failure_of_mailgun_is_read_by_its_code_and_words_and_carries_mark_and_token() {
        var said = mailgun("""
                {"event": "failed", "severity": "permanent", "reason": "bounce", "recipient": "invalid@example.com",
                 "delivery-status": {"tls": true, "mx-host": "aspmx.l.example.org", "attempt-no": 1, "description": "", "code": 550,
                 "message": "5.1.1 The email account that you tried to reach does not exist. Please try\\n5.1.1 double-checking"},
                 "user-variables": {"latchkey": "%s"}}
                """.formatted(MARK));
        assertThat(Marks.in(said.texts())).containsExactly(MARK);
        assertThat(said.token()).contains("e0b5");
        var failed = (Verdict.Failed) said.verdict().orElseThrow();
        assertThat(failed.recipient()).contains("invalid@example.com");
        assertThat(failed.reply().shortCode()).isEqualTo("550 5.1.1");
        assertThat(meaning(said)).isEqualTo(ReplyClass.HARD);
    }

    @Test
    void what_mailgun_gave_up_puts_off_or_does_not_even_try_is_told_apart() {
        assertThat(mailgun("""
                        {"event": "failed", "severity": "temporary", "reason": "generic", "recipient": "jane@nomx.example.com",
                         "delivery-status": {"attempt-no": 3, "retry-seconds": 1800, "code": 498, "message": "No MX for nomx.example.com"},
                         "user-variables": []}
                        """).verdict())
                .contains(new Verdict.Delayed(
                        Optional.of("jane@nomx.example.com"), new Reply(498, "", "498 No MX for nomx.example.com")));
        assertThat(mailgun("""
                        {"event": "failed", "severity": "temporary", "reason": "old", "recipient": "jane@example.com",
                         "delivery-status": {"code": 602, "message": "Too old", "description": ""}}
                        """).verdict())
                .contains(new Verdict.Failed(Optional.of("jane@example.com"), new Reply(450, "4.4.7", "Too old")));
        for (var reason : List.of("suppress-bounce", "suppress-complaint", "suppress-unsubscribe"))
            assertThat(mailgun("""
                            {"event": "failed", "severity": "permanent", "reason": "%s", "recipient": "jane@example.com",
                             "delivery-status": {"attempt-no": 1, "message": "", "code": 605, "enhanced-code": "",
                             "description": "Not delivering to previously bounced address"}}
                            """.formatted(reason)).verdict())
                    .contains(new Verdict.OnTheirList(
                            Optional.of("jane@example.com"), "Not delivering to previously bounced address"));
        assertThat(meaning(mailgun("""
                        {"event": "failed", "severity": "permanent", "reason": "espblock", "recipient": "jane@example.com",
                         "delivery-status": {"code": 554, "enhanced-code": "5.7.1", "message": "Service unavailable; blocked using a list"}}
                        """))).isEqualTo(ReplyClass.OURS);
        assertThat(meaning(mailgun("{\"event\": \"failed\", \"severity\": \"permanent\", \"reason\": \"generic\"}")))
                .as("nobody is marked without a server's words")
                .isEqualTo(ReplyClass.REFUSED);
    }

    @Test
    void what_readers_do_with_a_mail_of_mailgun_is_told_apart() {
        assertThat(mailgun("{\"event\": \"complained\", \"recipient\": \"a@b.example\"}")
                        .verdict())
                .contains(new Verdict.Complained("abuse"));
        assertThat(mailgun("{\"event\": \"unsubscribed\", \"recipient\": \"a@b.example\"}")
                        .verdict())
                .contains(new Verdict.Unsubscribed());
        assertThat(mailgun("""
                        {"event": "delivered", "recipient": "a@b.example", "delivery-status": {"code": 250, "message": "OK"}}
                        """).verdict())
                .contains(new Verdict.Delivered(Optional.of("a@b.example"), new Reply(250, "", "250 OK")));
        assertThat(mailgun("{\"event\": \"opened\"}").verdict()).isEmpty();
        assertThat(mailgun("[]").verdict()).isEmpty();
    }

    @Test
    void events_of_sendgrid_come_as_a_list_each_with_its_mark() {
        var all = new SendGrid().read(JSON.readTree("""
                [{"email": "example@test.com", "event": "processed", "latchkey": "%s"},
                 {"email": "example@test.com", "event": "delivered", "response": "250 OK", "latchkey": "%s"}]
                """.formatted("b".repeat(52), MARK)));
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().verdict()).isEmpty();
        assertThat(Marks.in(all.getLast().texts())).containsExactly(MARK);
        assertThat(all.getLast().verdict())
                .contains(new Verdict.Delivered(Optional.of("example@test.com"), new Reply(250, "2.0.0", "250 OK")));
        assertThat(new SendGrid().read(JSON.readTree("{\"event\": \"delivered\"}")))
                .isEmpty();
        assertThat(new SendGrid().read(JSON.readTree("[]"))).isEmpty();
    }

    @Test
    void bounces_and_blocks_of_sendgrid_are_read_by_status_and_words() {
        assertThat(meaning(sendGrid("""
                        {"event": "bounce", "type": "bounce", "status": "5.1.1", "email": "noreply@example.com",
                         "reason": "550 5.1.1 The email account that you tried to reach does not exist."}
                        """))).isEqualTo(ReplyClass.HARD);
        // As it was seen: a block without a status.
        var blocked = sendGrid("""
                {"bounce_classification": "Unclassified", "email": "noemail@this.does.not.exist.tld", "event": "bounce",
                 "reason": "unable to get mx info: failed to get IPs from PTR record: lookup <nil>: unrecognized address",
                 "tls": 0, "type": "blocked"}
                """);
        assertThat(((Verdict.Failed) blocked.verdict().orElseThrow()).reply().code())
                .isEqualTo(450);
        assertThat(meaning(blocked)).as("nobody is marked").matches(why -> !why.hard() && !why.soft());
        assertThat(meaning(sendGrid("""
                        {"event": "bounce", "type": "blocked", "status": "5.7.1", "reason": "550 5.7.1 Message contains spam"}
                        """))).isEqualTo(ReplyClass.OURS);
        assertThat(sendGrid(
                                "{\"event\": \"deferred\", \"email\": \"a@b.example\", \"response\": \"400 try again later\"}")
                        .verdict())
                .contains(new Verdict.Delayed(Optional.of("a@b.example"), new Reply(400, "", "400 try again later")));
    }

    @Test
    void what_sendgrid_drops_stands_on_its_list_or_was_our_fault() {
        for (var reason : List.of("Bounced Address", "Spam Reporting Address", "Unsubscribed Address", "Invalid"))
            assertThat(sendGrid("{\"event\": \"dropped\", \"email\": \"a@b.example\", \"reason\": \"" + reason + "\"}")
                            .verdict())
                    .contains(new Verdict.OnTheirList(Optional.of("a@b.example"), reason));
        for (var reason :
                List.of("Invalid SMTPAPI header", "Spam Content", "Recipient List over Package Quota", "Something new"))
            assertThat(meaning(sendGrid("{\"event\": \"dropped\", \"reason\": \"" + reason + "\"}")))
                    .as(reason)
                    .isEqualTo(ReplyClass.OURS);
        assertThat(sendGrid("{\"event\": \"spamreport\"}").verdict()).contains(new Verdict.Complained("abuse"));
        assertThat(sendGrid("{\"event\": \"unsubscribe\"}").verdict()).contains(new Verdict.Unsubscribed());
        for (var nothing : List.of("processed", "open", "click", "group_unsubscribe", "group_resubscribe", ""))
            assertThat(sendGrid("{\"event\": \"" + nothing + "\"}").verdict())
                    .as(nothing)
                    .isEmpty();
        assertThat(sendGrid("7").verdict()).isEmpty();
    }
}
