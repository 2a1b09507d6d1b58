package app.latchkey.messages.replies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told to do about a refusal, by the words of servers that are met every day. */
class OurPartTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        550 5.7.26 This message fails to pass SPF checks for an SPF record with a hard fail policy | AUTHENTICATION
        550 5.7.26 Unauthenticated email from example.org is not accepted due to domain's DMARC policy. | AUTHENTICATION
        421 4.7.30 Your email has been rate limited because DKIM authentication didn't pass | AUTHENTICATION
        550 5.7.23 The message was rejected because of Sender Policy Framework violation | AUTHENTICATION
        450 4.1.8 <desk@example.jp>: Sender address rejected: Domain not found | AUTHENTICATION
        550 Verify mailfrom failed,blocked | AUTHENTICATION
        550 5.7.20 No passing DKIM signature found | AUTHENTICATION
        550 5.7.25 The IP address sending this message does not have a PTR record setup. | NAME
        421 4.7.23 The sending IP address for this message doesn't have a PTR record | NAME
        554 Connection rejected - no rDNS | NAME
        550 5.7.506 Access Denied, Bad HELO | NAME
        550 5.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1] | NAME
        554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org | REPUTATION
        550 5.7.511 Access denied, banned sender[192.0.2.5] | REPUTATION
        421 4.7.0 This message is suspicious due to the very low reputation of the sending IP address. | REPUTATION
        554- (RTR:BL) http://postmaster.info.aol.com/errors/554rtrbl.html | REPUTATION
        550 Rejected because 192.0.2.1 is in a black list at b.barracudacentral.org | REPUTATION
        421 4.7.28 Gmail has detected an unusual rate of mail originating from your IP address 192.0.2.25. | RATE
        550 5.4.5 Daily SMTP relay limit exceeded for user. | RATE
        550 This IP has sent too many messages this hour. IB504 | RATE
        530 5.7.0 Must issue a STARTTLS command first. | ENCRYPTION
        553 This route requires encryption (TLS) | ENCRYPTION
        421 4.7.29 Your email has been rate limited because this message wasn't sent over a TLS connection. | ENCRYPTION
        554 5.7.1 <ada@example.org>: Relay access denied | RELAYING
        550 5.7.0 Mail relay denied 192.0.2.1. Invalid credentials for relay for one of the domains | RELAYING
        550 relay not permitted! | RELAYING
        550 relaying to <ada@example.org> prohibited by administrator | RELAYING
        554 5.7.1 Email cannot be delivered. Reason: Email flagged as Spam. | CONTENT
        552 Virus infected message rejected. IB705 | CONTENT
        550 5.7.1 This message is not RFC 5322 compliant because it has duplicate headers. | CONTENT
        554 5.7.7 Email policy violation detected | OTHER
        550 5.7.1 rejected | OTHER
        """)
    void what_to_do_follows_from_the_words(String line, OurPart part) {
        var reply = Reply.parse(line);
        assertThat(Replies.classify(reply)).as(line).isIn(ReplyClass.OURS, ReplyClass.REFUSED);
        assertThat(OurPart.of(reply.shortCode(), reply.words())).as(line).isEqualTo(part);
    }
}
