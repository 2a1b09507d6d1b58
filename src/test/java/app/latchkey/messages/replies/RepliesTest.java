package app.latchkey.messages.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies in the words of servers that are met every day; addresses and hosts are made up. */
class RepliesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        550 5.1.1 <ada@example.org>: Recipient address rejected: User unknown in virtual mailbox table | HARD
        550-5.1.1 The email account that you tried to reach does not exist. Please try | HARD
        550 5.1.1 The email account that you tried to reach does not exist | HARD
        550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup | HARD
        550 5.1.2 Bad destination mailbox address: host unknown | HARD
        550 5.1.3 Invalid address format | HARD
        553 5.1.2 Domain not found | HARD
        553 5.3.0 <bob@example.org>... User unknown | HARD
        553 sorry, no mailbox here by that name (#5.1.1) | HARD
        550 No such user here | HARD
        550 Requested action not taken: mailbox unavailable | HARD
        550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302) | HARD
        550 5.4.1 Recipient address rejected: Access denied. AS(201806281) | HARD
        550 5.2.1 The email account that you tried to reach is disabled. | HARD
        554 5.1.6 Recipient no longer on server | HARD
        550 5.4.310 DNS domain example.con does not exist | HARD
        551 User not local; unknown user | HARD
        554 delivery error: dd This user doesn't have a yahoo.com account (no mailbox) | HARD
        550 5.7.1 <bob@example.org>: Recipient address rejected: user unknown | HARD
        556 5.1.10 Recipient address has null MX | NULL_MX
        550 5.1.10 example.com: domain does not accept mail (nullMX) | NULL_MX
        550 example.net does not accept email | NULL_MX
        452 4.2.2 The email account that you tried to reach is over quota | SOFT_FULL
        552 5.2.2 The email account that you tried to reach is over quota. | SOFT_FULL
        550 5.2.2 user has exceeded their disk quota | SOFT_FULL
        552 Requested mail action aborted: exceeded storage allocation | SOFT_FULL
        452 4.1.1 <eva@example.org> mailbox full | SOFT_FULL
        550 Mailbox full | SOFT_FULL
        554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException | SOFT_FULL
        550 5.2.1 The user you are trying to contact is receiving mail too quickly | SOFT_FAST
        450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents delivery | SOFT_FAST
        450 4.2.0 <bob@example.org>: Recipient address rejected: Greylisted, see http://postgrey.example | GREYLISTED
        451 4.7.1 Greylisting in action, please come back later | GREYLISTED
        451 4.7.1 graylisted - please try again | GREYLISTED
        421 4.7.0 Try again later, closing connection. | DELAYED
        450 4.1.1 <bob@example.org>: Recipient address rejected: unverified address | DELAYED
        451 4.3.0 Temporary lookup failure | DELAYED
        452 4.3.1 Insufficient system storage | DELAYED
        452 4.5.3 Too many recipients | DELAYED
        421 Too many concurrent SMTP connections | DELAYED
        451 4.4.1 Timeout while talking to example.org | DELAYED
        421 4.7.26 This mail has been rate limited because it is unauthenticated (SPF and DKIM) | OURS
        550-5.7.26 This mail is unauthenticated, which poses a security risk | OURS
        550 5.7.1 Email rejected per DMARC policy for example.org | OURS
        550 5.7.1 SPF check failed | OURS
        554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.example | OURS
        550 5.7.1 Unable to relay | OURS
        554 5.7.1 <ada@example.org>: Relay access denied | OURS
        550 5.7.511 Access denied, banned sender[192.0.2.1] | OURS
        550 5.1.8 <desk@club.example>: Sender address rejected: Domain not found | OURS
        550 5.1.7 Invalid sender address | OURS
        550 SC-001 (mail) Unfortunately, messages from 192.0.2.1 weren't sent: blocked for policy reasons | OURS
        530 5.7.0 Must issue a STARTTLS command first | OURS
        535 5.7.8 Username and Password not accepted | AUTH
        535 5.7.3 Authentication unsuccessful | AUTH
        530 5.7.0 Authentication Required | AUTH
        552 5.3.4 Message size exceeds fixed limit | REFUSED
        554 5.6.0 Message content is malformed | REFUSED
        554 5.4.14 Hop count exceeded - possible mail loop | REFUSED
        554 Transaction failed | REFUSED
        """)
    void are_read_by_code_and_words(String words, ReplyClass meaning) {
        assertThat(Replies.classify(Reply.parse(words))).as(words).isEqualTo(meaning);
    }

    @ParameterizedTest
    @MethodSource("real")
    void replies_of_real_servers_mean_what_they_mean(Real real) {
        assertThat(Replies.classify(Reply.parse(real.words())))
                .as(real.words() + " (" + real.source() + ")")
                .isEqualTo(real.meaning());
    }

    @Test
    void there_are_more_than_two_hundred_of_them_each_once_with_its_source_and_every_class() throws IOException {
        var all = real();
        assertThat(all).hasSizeGreaterThanOrEqualTo(200);
        assertThat(all).extracting(Real::words).doesNotHaveDuplicates();
        assertThat(all).extracting(Real::meaning).contains(ReplyClass.values());
        var head = String.join(
                "\n", lines().stream().filter(line -> line.startsWith("#")).toList());
        assertThat(all).allSatisfy(one -> assertThat(head).contains(one.source()));
    }

    record Real(ReplyClass meaning, String words, String source) {}

    static List<Real> real() throws IOException {
        return lines().stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> {
                    var first = line.indexOf(" | ");
                    var last = line.lastIndexOf(" | ");
                    return new Real(
                            ReplyClass.valueOf(line.substring(0, first)),
                            line.substring(first + 3, last),
                            line.substring(last + 3));
                })
                .toList();
    }

    private static List<String> lines() throws IOException {
        try (var in = RepliesTest.class.getResourceAsStream("/replies/real.txt")) {
            if (in == null) throw new IOException("no list of replies");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void several_lines_and_control_characters_become_one_line() {
        var reply = Reply.parse("550-5.1.1 no\r\n550 5.1.1 such\u0007 user\r\n");
        assertThat(reply).isEqualTo(new Reply(550, "5.1.1", "550-5.1.1 no 550 5.1.1 such user"));
        assertThat(reply.shortCode()).isEqualTo("550 5.1.1");
    }

    @Test
    void what_is_no_reply_at_all_is_a_delay() {
        assertThat(Replies.classify(Reply.parse("garbage"))).isEqualTo(ReplyClass.DELAYED);
    }
}
