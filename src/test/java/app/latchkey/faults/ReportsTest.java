package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.OurRefusals;
import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.Returned;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.work.Worker;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What servers and readers report after the relay took a mail: late, twice, shuffled, forged, broken. */
class ReportsTest {
    private static final String NO_SUCH_USER = "550 5.1.1 No such user here";

    @TempDir
    private static Path home;

    private static GreenMail imap;
    private static SmtpHouse house;

    @BeforeAll
    static void open() throws Exception {
        imap = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        imap.setUser("bounces@faults.example", "bounces", "secret");
        imap.start();
        house = new SmtpHouse(
                home, "imap://bounces:secret@127.0.0.1:" + imap.getImap().getPort());
    }

    @AfterAll
    static void close() {
        house.close();
        imap.stop();
    }

    @BeforeEach
    void a_club_of_its_own() {
        house.allWell();
        house.newClub();
    }

    private record Sent(String member, UUID message, Received mail, String address) {
        byte[] report(String action, String status, String words) {
            return Returned.delivery(mail, address, action, status, words);
        }
    }

    private Sent sent(String local) {
        var address = house.address(local);
        var member = house.add(address);
        var message = house.invite(member);
        house.becomes(message, "ACCEPTED");
        return new Sent(member, message, house.newest(address), address);
    }

    private static String evidence(JsonNode finding, String key) {
        return finding.get("evidence").get(key).stringValue();
    }

    @Test
    void each_mail_leaves_with_a_return_path_of_its_own() {
        var ada = sent("ada");
        var ben = sent("ben");
        assertThat(ada.mail.from()).matches("bounces\\+[a-z2-7]{52}@faults\\.example");
        assertThat(ben.mail.from()).isNotEqualTo(ada.mail.from());
        assertThat(ada.mail.from().substring(0, ada.mail.from().indexOf('@')).length())
                .isLessThanOrEqualTo(64);
        assertThat(ada.mail.header("From")).contains("clubs@faults.example");
        assertThat(house.smtp.overheard())
                .anyMatch(line -> line.startsWith("RCPT") && line.contains("NOTIFY=") && line.contains("SUCCESS"));
    }

    @Test
    void delivered_is_said_and_stays() {
        var ada = sent("ada");
        assertThat(house.comesBack(ada.report("delivered", "2.0.0", "250 2.0.0 OK")))
                .isEqualTo("APPLIED");
        assertThat(house.state(ada.message)).isEqualTo("DELIVERED");
        assertThat(house.timeline(ada.message)).endsWith("DELIVERED");
        assertThat(house.desk("messages/" + ada.message)).contains("delivered");
        house.top(ada.member, "INVITATION_UNOPENED");
    }

    @Test
    void refused_after_it_was_taken_is_said_at_the_desk_in_their_words() {
        var ada = sent("ada");
        assertThat(house.comesBack(ada.report("failed", "5.1.1", NO_SUCH_USER))).isEqualTo("APPLIED");
        assertThat(house.state(ada.message)).isEqualTo("BOUNCED");
        assertThat(evidence(house.top(ada.member, "EMAIL_BOUNCED"), "words")).contains("No such user here");
    }

    @Test
    void put_off_by_their_server_after_it_was_taken_it_is_delayed_and_then_delivered() {
        var ada = sent("ada");
        house.comesBack(ada.report("delayed", "4.4.1", "connection timed out"));
        assertThat(house.state(ada.message)).isEqualTo("DELAYED");
        assertThat(evidence(house.top(ada.member, "INVITATION_DELAYED"), "words"))
                .contains("timed out");
        house.comesBack(ada.report("delivered", "2.0.0", "250 OK"));
        assertThat(house.state(ada.message)).isEqualTo("DELIVERED");
        assertThat(house.timeline(ada.message)).containsSubsequence("ACCEPTED", "DELAYED", "DELIVERED");
    }

    @Test
    void a_mail_that_their_server_holds_is_not_tried_again_by_us() {
        var ada = sent("ada");
        house.comesBack(ada.report("delayed", "4.4.1", "connection timed out"));
        house.later(Duration.ofHours(2));
        assertThat(house.desk("messages/" + ada.message)).doesNotContain("/attempts\"");
        assertThat(house.copies(ada.message)).isEqualTo(1);
    }

    @Test
    void shuffled_reports_end_where_ordered_ones_do() {
        var ada = sent("ada");
        house.comesBack(ada.report("failed", "5.1.1", NO_SUCH_USER));
        house.comesBack(ada.report("delivered", "2.0.0", "250 OK"));
        house.comesBack(ada.report("delayed", "4.4.1", "connection timed out"));
        assertThat(house.state(ada.message)).isEqualTo("BOUNCED");
        house.top(ada.member, "EMAIL_BOUNCED");
        assertThat(house.timeline(ada.message)).contains("BOUNCED", "DELIVERED", "DELAYED");
    }

    @Test
    void the_same_report_twice_counts_once() {
        var ada = sent("ada");
        var report = ada.report("failed", "5.2.2", "552 5.2.2 Mailbox full");
        assertThat(house.comesBack(report)).isEqualTo("APPLIED");
        assertThat(house.comesBack(report)).isEqualTo("KNOWN");
        house.later(Duration.ofDays(2));
        assertThat(house.comesBack(report)).isEqualTo("KNOWN");
        assertThat(house.timeline(ada.message).stream().filter("BOUNCED"::equals))
                .hasSize(1);
    }

    @Test
    void a_late_report_speaks_of_the_address_it_was_sent_to() {
        var ada = sent("old");
        var fresh = house.address("new");
        house.change(ada.member, fresh);
        assertThat(house.comesBack(ada.report("failed", "5.1.1", NO_SUCH_USER))).isEqualTo("APPLIED");
        assertThat(house.state(ada.message)).isEqualTo("BOUNCED");
        assertThat(house.why(ada.member, answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
        var again = house.invite(ada.member);
        house.becomes(again, "ACCEPTED");
        assertThat(house.newest(fresh).to()).isEqualTo(fresh);
    }

    @Test
    void a_refusal_that_is_older_than_a_used_link_marks_nobody() {
        var ada = sent("ada");
        house.accept(ada.address);
        assertThat(house.comesBack(ada.report("failed", "5.1.1", NO_SUCH_USER))).isEqualTo("APPLIED");
        assertThat(house.state(ada.message)).isEqualTo("ACCEPTED");
        assertThat(house.timeline(ada.message)).contains("LINK_USED", "BOUNCED");
        assertThat(house.why(ada.member, answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
    }

    @Test
    void ten_days_after_the_mail_nothing_is_believed_any_more() {
        var ada = sent("ada");
        house.later(Duration.ofDays(11));
        assertThat(house.comesBack(ada.report("failed", "5.1.1", NO_SUCH_USER))).isEqualTo("TOO_OLD");
        assertThat(house.state(ada.message)).isEqualTo("ACCEPTED");
    }

    @Test
    void a_forged_bounce_stops_nobodys_mail() {
        var ada = sent("ada");
        var mark = ada.mail.from().substring(8, 60);
        var other = mark.substring(0, 40) + (mark.charAt(40) == 'a' ? 'b' : 'a') + mark.substring(41);
        var forged =
                new String(ada.report("failed", "5.1.1", NO_SUCH_USER), StandardCharsets.UTF_8).replace(mark, other);
        assertThat(house.comesBack(forged.getBytes(StandardCharsets.UTF_8))).isEqualTo("NOT_OURS");
        assertThat(house.state(ada.message)).isEqualTo("ACCEPTED");
        house.top(ada.member, "INVITATION_UNOPENED");
    }

    @Test
    void whoever_got_one_mail_can_stop_nobody_elses() {
        var mine = sent("mallory");
        var theirs = sent("ada");
        var report = Returned.delivery(mine.mail, theirs.address, "failed", "5.1.1", NO_SUCH_USER);
        assertThat(house.comesBack(report)).isEqualTo("APPLIED");
        assertThat(house.state(mine.message)).isEqualTo("BOUNCED");
        assertThat(house.state(theirs.message)).isEqualTo("ACCEPTED");
        assertThat(house.why(theirs.member, answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
        assertThat(house.why(mine.member, answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
    }

    @Test
    void a_mark_is_read_whatever_case_it_comes_back_in() {
        var ada = sent("ada");
        var shouted = new Received(ada.mail.at(), ada.mail.from().toUpperCase(), ada.mail.to(), ada.mail.raw());
        assertThat(house.comesBack(Returned.delivery(shouted, ada.address, "delivered", "2.0.0", "250 OK")))
                .isEqualTo("APPLIED");
    }

    @Test
    void a_broken_report_an_automatic_answer_and_our_own_mail_in_a_loop_are_ignored() {
        var ada = sent("ada");
        var whole = new String(ada.report("failed", "5.1.1", NO_SUCH_USER), StandardCharsets.UTF_8);
        var answers = List.of(
                whole.substring(0, whole.indexOf("Final-Recipient")),
                whole.replaceFirst("Action: failed", "Action: ?"),
                whole.replaceFirst("boundary=\"[^\"]*\"", "boundary=\"other\""),
                whole.replaceFirst("report-type=delivery-status", "report-type=disposition-notification"),
                "To: <" + ada.mail.from()
                        + ">\r\nAuto-Submitted: auto-replied\r\nSubject: I am away\r\n\r\nUntil Monday.",
                "To: <" + ada.mail.from() + ">\r\n" + ada.mail.raw(),
                "\0\0\0");
        for (var answer : answers)
            assertThat(house.comesBack(answer.getBytes(StandardCharsets.UTF_8)))
                    .as(answer)
                    .isEqualTo("NO_REPORT");
        assertThat(house.timeline(ada.message)).doesNotContain("BOUNCED");
        assertThat(house.smtp.received()).noneMatch(mail -> mail.to().startsWith("bounces"));
    }

    @Test
    void a_mailbox_that_passes_mail_on_is_not_gone_when_the_next_one_is() {
        var ada = sent("ada");
        house.comesBack(Returned.delivery(ada.mail, "ada@elsewhere.example", "failed", "5.1.1", NO_SUCH_USER));
        assertThat(house.state(ada.message)).isEqualTo("BOUNCED");
        assertThat(house.message(ada.message).get("replyClass").stringValue()).isEqualTo("REFUSED");
        assertThat(house.why(ada.member, answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
    }

    @Test
    void a_refusal_of_our_own_set_up_marks_nobody() {
        var ada = sent("ada");
        house.comesBack(ada.report("failed", "5.7.26", "550 5.7.26 This mail is unauthenticated, SPF did not pass"));
        assertThat(house.message(ada.message).get("replyClass").stringValue()).isEqualTo("OURS");
        assertThat(house.why(ada.member, answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
    }

    /** A relay that takes everything: only reports tell, of refusals and of their end. */
    @Test
    void
            a_refusal_of_our_own_set_up_that_a_report_tells_stands_before_the_operator_until_a_report_tells_of_one_that_arrived() {
        var ada = sent("ada");
        var failed = ada.report(
                "failed", "5.7.26", "550 5.7.26 <" + ada.address + "> This mail is unauthenticated, SPF did not pass");
        house.comesBack(failed);
        house.comesBack(failed);
        var domain = house.address("x").replaceFirst(".*@", "");
        assertThat(refusal(domain)).hasValueSatisfying(line -> {
            assertThat(line.refusals()).as("the same report twice").isEqualTo(1);
            assertThat(line.reported()).isTrue();
            assertThat(line.words()).contains("SPF did not pass").doesNotContain("ada@");
        });
        var before = sent("bob");
        house.later(Duration.ofMinutes(1));
        var next = sent("carl");
        assertThat(refusal(domain))
                .as("our relay took it, their server did not")
                .isPresent();
        house.comesBack(next.report("delivered", "2.0.0", "250 OK"));
        assertThat(refusal(domain)).isEmpty();
        house.comesBack(before.report("failed", "5.1.1", NO_SUCH_USER));
        assertThat(refusal(domain)).as("a mailbox that is gone").isEmpty();
    }

    @Test
    void a_mailbox_that_passes_mail_on_to_a_server_that_refuses_it_is_no_matter_of_our_set_up() {
        var ada = sent("ada");
        house.comesBack(Returned.delivery(
                ada.mail, "ada@elsewhere.example", "failed", "5.7.26", "550 5.7.26 SPF did not pass"));
        assertThat(house.state(ada.message)).isEqualTo("BOUNCED");
        assertThat(refusal(house.address("x").replaceFirst(".*@", ""))).isEmpty();
        assertThat(refusal("elsewhere.example")).isEmpty();
    }

    private static Optional<OurRefusals.Line> refusal(String domain) {
        var refusals = house.bean(OurRefusals.class);
        return house.bean(Transactions.class).global(refusals::now).stream()
                .filter(line -> line.domain().equals(domain))
                .findFirst();
    }

    @Test
    void what_was_reported_is_not_forgotten_because_the_relay_takes_the_next_mail() {
        var ada = sent("ada");
        house.comesBack(ada.report("failed", "5.1.1", NO_SUCH_USER));
        house.becomes(house.invite(ada.member), "ACCEPTED");
        house.top(ada.member, "EMAIL_BOUNCED");
        assertThat(house.comesBack(sentAgain(ada).report("delivered", "2.0.0", "250 OK")))
                .isEqualTo("APPLIED");
        house.top(ada.member, "INVITATION_UNOPENED");
    }

    @Test
    void a_full_mailbox_bounces_after_ten_days_of_it_and_is_forgotten_a_week_later() {
        var ada = sent("ada");
        for (var day = 0; day < 10; day++) {
            assertThat(house.why(ada.member, answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
            house.becomes(house.invite(ada.member), "ACCEPTED");
            house.comesBack(sentAgain(ada).report("failed", "5.2.2", "552 5.2.2 Mailbox full, day " + day));
            house.later(Duration.ofHours(25));
        }
        house.top(ada.member, "EMAIL_BOUNCED");
        house.later(Duration.ofDays(8));
        house.beans(Worker.class).stream()
                .filter(one -> one.name().equals("forgetting-soft-refusals"))
                .forEach(Worker::next);
        assertThat(house.why(ada.member, answer -> true).toString()).doesNotContain("EMAIL_BOUNCED");
    }

    @Test
    void at_a_mailbox_that_bounces_the_desk_tries_when_it_wants_and_the_person_once_a_day() {
        var ada = withAMailboxThatBounces();
        var before = house.mails(ada.address);
        house.recover(ada.address);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> house.mails(ada.address) == before + 1);
        house.recover(ada.address);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> house.messages("SUPPRESSED").size() == 1);
        assertThat(house.mails(ada.address)).isEqualTo(before + 1);
        house.later(Duration.ofHours(25));
        house.recover(ada.address);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> house.mails(ada.address) == before + 2);
    }

    @Test
    void a_notice_never_tries_a_mailbox_that_bounces_and_leaves_the_day_s_try_to_the_person() {
        var ada = withAMailboxThatBounces();
        var before = house.mails(ada.address);
        house.notice(ada.address);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> house.messages("SUPPRESSED").size() == 1);
        assertThat(house.mails(ada.address)).isEqualTo(before);
        house.recover(ada.address);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> house.mails(ada.address) == before + 1);
    }

    @Test
    void what_somebody_asked_for_and_waits_for_still_tries_a_mailbox_that_bounces() {
        var ada = withAMailboxThatBounces();
        var before = house.mails(ada.address);
        house.awaited(ada.address);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> house.mails(ada.address) == before + 1);
    }

    /** With an account of hers, and a reset that came back. */
    private Sent withAMailboxThatBounces() {
        var ada = sent("ada");
        house.accept(ada.address);
        house.recover(ada.address);
        var reset = house.newest(ada.address);
        house.comesBack(Returned.delivery(reset, ada.address, "failed", "5.1.1", NO_SUCH_USER));
        return ada;
    }

    private Sent sentAgain(Sent one) {
        return new Sent(one.member, one.message, house.newest(one.address), one.address);
    }

    @Test
    void a_complaint_is_said_and_never_stops_mail_about_their_access() {
        var ada = sent("ada");
        assertThat(house.comesBack(Returned.complaint(ada.mail, "abuse"))).isEqualTo("APPLIED");
        assertThat(house.state(ada.message)).isEqualTo("COMPLAINED");
        var again = house.invite(ada.member);
        house.becomes(again, "ACCEPTED");
    }

    @Test
    void not_spam_is_no_complaint() {
        var ada = sent("ada");
        assertThat(house.comesBack(Returned.complaint(ada.mail, "not-spam"))).isEqualTo("NO_REPORT");
        assertThat(house.state(ada.message)).isEqualTo("ACCEPTED");
    }

    @Test
    void postmark_tells_by_a_call_with_its_password_once_and_in_any_order() {
        var ada = sent("ada");
        var mark = ada.mail.header("X-PM-Metadata-latchkey");
        var bounce = "{\"RecordType\": \"Bounce\", \"Type\": \"HardBounce\", \"Email\": \"" + ada.address
                + "\", \"Details\": \"smtp;550 5.1.1 No such user\", \"Metadata\": {\"latchkey\": \"" + mark + "\"}}";
        var delivery = "{\"RecordType\": \"Delivery\", \"Recipient\": \"" + ada.address
                + "\", \"Metadata\": {\"latchkey\": \"" + mark + "\"}}";
        assertThat(house.postmark("somebody else's password, 32 signs", bounce)).isEqualTo("401 ");
        assertThat(house.state(ada.message)).isEqualTo("ACCEPTED");
        assertThat(house.postmark(SmtpHouse.MAIL_SERVERS_KEY, bounce)).isEqualTo("200 APPLIED");
        assertThat(house.postmark(SmtpHouse.MAIL_SERVERS_KEY, bounce)).isEqualTo("200 KNOWN");
        assertThat(house.postmark(SmtpHouse.MAIL_SERVERS_KEY, delivery)).isEqualTo("200 APPLIED");
        assertThat(house.state(ada.message)).isEqualTo("BOUNCED");
        assertThat(house.postmark(SmtpHouse.MAIL_SERVERS_KEY, bounce.replace(mark, "b".repeat(52))))
                .isEqualTo("200 NOT_OURS");
        house.top(ada.member, "EMAIL_BOUNCED");
        assertThat(house.message(ada.message).get("needed").stringValue()).isEqualTo("OTHER_ADDRESS");
        assertThat(house.desk("messages/" + ada.message)).contains("This mailbox does not exist", "Open the member");
    }

    @Test
    void a_wrong_key_is_refused_before_anything_is_read() {
        var ada = sent("ada");
        var report = ada.report("failed", "5.1.1", NO_SUCH_USER);
        var answer = house.outside().pipe("/api/v1/bounces", "the key of somebody else, 32 letters", report);
        assertThat(answer.orElseThrow().statusCode()).isEqualTo(401);
        assertThat(house.state(ada.message)).isEqualTo("ACCEPTED");
    }

    @Test
    void reports_are_read_from_a_mailbox_and_what_is_none_stays_for_a_person() throws Exception {
        var ada = sent("ada");
        put(ada.report("failed", "5.1.1", NO_SUCH_USER));
        put(("To: <" + ada.mail.from() + ">\r\nSubject: Please remove me\r\n\r\nThank you")
                .getBytes(StandardCharsets.UTF_8));
        var worker = house.beans(Worker.class).stream()
                .filter(one -> one.name().equals("bounce-mailbox"))
                .findFirst()
                .orElseThrow();
        worker.next();
        assertThat(house.state(ada.message)).isEqualTo("BOUNCED");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> imap.getReceivedMessages().length == 1);
        assertThat(imap.getReceivedMessages()[0].getSubject()).isEqualTo("Please remove me");
        worker.next();
        assertThat(house.timeline(ada.message).stream().filter("BOUNCED"::equals))
                .hasSize(1);
    }

    private static void put(byte[] mail) throws Exception {
        imap.getManagers()
                .getImapHostManager()
                .getInbox(imap.getManagers().getUserManager().getUser("bounces"))
                .store(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
    }
}
