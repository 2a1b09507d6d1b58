package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Latchkey;
import app.latchkey.messages.dkim.DomainKeys;
import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.Returned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./latchkey test mail}: what Latchkey says of its mail, against the mail servers that most relays are. */
@EnabledIfSystemProperty(named = "latchkey.mail", matches = "true")
class MailServersTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String DOMAIN = "faults.example";

    @TempDir
    private static Path home;

    private static MailServers servers;
    private static SmtpHouse house;

    @BeforeAll
    static void open() throws Exception {
        servers = new MailServers(List.of("ada@members.example", "eve@members.example"));
        house = new SmtpHouse(
                home, Latchkey.class, Map.of("SMTP_URL", servers.smtpUrl(), "BOUNCES_URL", servers.imapUrl()));
        house.run("dkim create");
        house.run("dkim activate", "--unseen");
    }

    @AfterAll
    static void close() throws Exception {
        if (house != null) house.close();
        if (servers != null) {
            say(servers.log().lines().filter(line -> line.contains("status=")).toList());
            servers.close();
        }
    }

    @BeforeEach
    void a_club_of_its_own() {
        house.newClub();
    }

    private static void say(List<String> lines) {
        lines.forEach(System.out::println);
    }

    private static void becomes(UUID message, String state) {
        Awaitility.await()
                .atMost(SOON)
                .failFast(() -> servers.log().contains("fatal:"))
                .untilAsserted(
                        () -> assertThat(house.state(message)).as(servers::log).isEqualTo(state));
    }

    private static String newest(String mailbox) {
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> servers.mails(mailbox), mails -> !mails.isEmpty())
                .getLast();
    }

    private static String evidence(String member, String code, String key) {
        return house.top(member, code).get("evidence").get(key).stringValue();
    }

    @Test
    void an_invitation_arrives_in_a_mailbox_and_postfix_reports_that_it_did() {
        var member = house.add("ada@members.example");
        var message = house.invite(member);
        var mail = newest("ada@members.example");
        assertThat(mail).contains("Message-ID: <" + message + "@");
        becomes(message, "DELIVERED");
        assertThat(house.timeline(message)).containsSubsequence("ACCEPTED", "DELIVERED");
        house.top(member, "INVITATION_UNOPENED");
        assertThat(servers.mails(MailServers.BOUNCES)).isEmpty();
    }

    @Test
    void a_mailbox_that_postfix_learns_later_is_not_there_bounces_and_the_desk_reads_why() {
        var member = house.add("nobody@members.example");
        var message = house.invite(member);
        becomes(message, "BOUNCED");
        assertThat(house.timeline(message)).containsSubsequence("ACCEPTED", "BOUNCED");
        var words = evidence(member, "EMAIL_BOUNCED", "words");
        assertThat(words).containsIgnoringCase("unknown user");
        assertThat(house.desk("messages/" + message)).contains("This mailbox does not exist");
        say(List.of("reported later: " + words));
    }

    @Test
    void a_mailbox_that_postfix_refuses_at_once_bounces_in_its_words() {
        var member = house.add("nobody@strict.example");
        var message = house.invite(member);
        becomes(message, "BOUNCED");
        var words = evidence(member, "EMAIL_BOUNCED", "words");
        assertThat(words).contains("5.1.1").contains("User unknown in virtual mailbox table");
        say(List.of("refused at once: " + words));
    }

    @Test
    void a_complaint_that_comes_by_mail_stands_in_the_timeline_and_access_mail_goes_on() throws Exception {
        var member = house.add("eve@members.example");
        var message = house.invite(member);
        var mail = newest("eve@members.example");
        becomes(message, "DELIVERED");
        var received = new Received(Instant.EPOCH, returnPath(mail), "eve@members.example", mail);
        servers.handOver("loop@provider.example", MailServers.BOUNCES, Returned.complaint(received, "abuse"));
        becomes(message, "COMPLAINED");
        assertThat(house.timeline(message)).containsSubsequence("DELIVERED", "COMPLAINED");
        becomes(house.invite(member), "DELIVERED");
    }

    private static String returnPath(String mail) {
        return mail.lines()
                .filter(line -> line.startsWith("Return-Path:"))
                .map(line -> line.replaceAll(".*<|>.*", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_stays_in_the_mailbox_of_reports_is_what_a_person_has_to_read() throws Exception {
        var text = "From: ada@members.example\r\nTo: <" + MailServers.BOUNCES
                + ">\r\nSubject: Please\r\n\r\nThank you\r\n";
        servers.handOver("ada@members.example", MailServers.BOUNCES, text.getBytes(StandardCharsets.US_ASCII));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> servers.mails(MailServers.BOUNCES).size(), size -> size == 1);
        assertThat(newest(MailServers.BOUNCES)).contains("Subject: Please");
    }

    @Test
    void what_postfix_delivered_is_signed_as_a_stranger_to_our_library_checks_it() throws Exception {
        house.becomes(house.invited("ada@members.example"), "DELIVERED");
        var mail = newest("ada@members.example");
        var key = house.bean(DomainKeys.class).of(DOMAIN).getLast();
        assertThat(dkimpy(mail, key.record())).isEqualTo("True");
        assertThat(dkimpy(mail.replaceFirst("(?m)^Subject: ", "Subject: Re: "), key.record()))
                .isEqualTo("False");
        assertThat(dkimpy(mail + "P.S. http://evil.example\r\n", key.record())).isEqualTo("False");
        assertThat(dkimpy("From: mallory@evil.example\r\n" + mail, key.record()))
                .isEqualTo("False");
        house.run("dkim create");
        house.run("dkim activate", "--unseen");
        var before = servers.mails("ada@members.example").size();
        house.invited("ada@members.example");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> servers.mails("ada@members.example").size() > before);
        var fresh = house.bean(DomainKeys.class).of(DOMAIN).getLast();
        assertThat(dkimpy(newest("ada@members.example"), fresh.record())).isEqualTo("True");
        assertThat(dkimpy(newest("ada@members.example"), key.record())).isEqualTo("False");
    }

    /** Debian's python3-dkim, asked with the record that would be in the DNS. */
    private static String dkimpy(String mail, String record) throws IOException, InterruptedException {
        var file = Files.writeString(home.resolve("mail.eml"), mail, StandardCharsets.ISO_8859_1);
        var program = """
                import dkim, sys
                try:
                    print(dkim.verify(open(sys.argv[1], 'rb').read(), dnsfunc=lambda name, timeout=5: sys.argv[2].encode()))
                except dkim.DKIMException as refused:
                    print(False)
                """;
        var process = new ProcessBuilder("/usr/bin/python3", "-c", program, file.toString(), record)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }
}
