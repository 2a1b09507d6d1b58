package app.latchkey.messages.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.Mail;
import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** Whatever stands in names, subjects, addresses and texts of a mail. */
class OutgoingMessageFuzzTest {
    private static final Session SESSION = Session.getInstance(new Properties());
    private static final List<String> OURS = List.of(
            "From",
            "To",
            "Reply-To",
            "Subject",
            "Date",
            "Auto-Submitted",
            "Content-Language",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Message-ID",
            "MIME-Version",
            "Content-Type");

    /** Fields apart by a zero, which none of them keeps. */
    @FuzzTest(maxDuration = "60s")
    void no_text_writes_a_header_a_recipient_or_a_part(byte[] typed) throws Exception {
        var fields = new String(typed, StandardCharsets.UTF_8).split("\0", -1);
        var letter = new Letter(
                "1@latchkey",
                field(fields, 0),
                field(fields, 1),
                Optional.of(field(fields, 2)).filter(text -> !text.isEmpty()),
                Locale.ENGLISH,
                new Mail(field(fields, 3), field(fields, 4), field(fields, 5), Optional.of("https://clubs.example/u")),
                Trace.NONE);
        OutgoingMessage message;
        try {
            var from = new InternetAddress("clubs@latchkey.example", true);
            message = new OutgoingMessage(SESSION, letter, from, Date.from(Instant.EPOCH), () -> true);
        } catch (MessagingException unwritable) {
            return;
        }
        assertThat(message.getAllRecipients()).hasSize(1);
        asReceived(written(message), letter);
    }

    private static void asReceived(byte[] wire, Letter letter) throws MessagingException, IOException {
        var received = new MimeMessage(SESSION, new ByteArrayInputStream(wire));
        var names = Collections.list(received.getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
        assertThat(names).doesNotHaveDuplicates().isSubsetOf(OURS);
        assertThat(received.getFrom()).hasSize(1);
        assertThat(((InternetAddress) received.getFrom()[0]).getAddress()).isEqualTo("clubs@latchkey.example");
        assertThat(received.getAllRecipients()).hasSize(1);
        assertThat(received.getReplyTo()).hasSize(1);
        assertThat(String.valueOf(received.getSubject())).doesNotContainPattern("[\\r\\n]");
        var parts = (Multipart) received.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).isMimeType("text/plain")).isTrue();
        assertThat(parts.getBodyPart(1).isMimeType("text/html")).isTrue();
        var head = new String(wire, StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];
        assertThat(head.lines()).allMatch(line -> line.length() <= 998);
    }

    private static byte[] written(OutgoingMessage message) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }

    private static String field(String[] fields, int n) {
        return n < fields.length ? fields[n] : "";
    }
}
