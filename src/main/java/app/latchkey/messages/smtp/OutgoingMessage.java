package app.latchkey.messages.smtp;

import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.util.Collections;
import java.util.Date;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.util.CRLFOutputStream;

/** A letter as it goes over the wire; it knows whether the final dot may have left. */
final class OutgoingMessage extends SMTPMessage {
    private final BooleanSupplier stillOurs;
    private boolean beforeDot;
    private boolean takenBack;

    OutgoingMessage(Session session, Letter letter, InternetAddress from, Date date, BooleanSupplier stillOurs)
            throws MessagingException {
        super(session);
        this.stillOurs = stillOurs;
        try {
            setFrom(new InternetAddress(from.getAddress(), oneLine(letter.fromName()), "UTF-8"));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        setRecipient(Message.RecipientType.TO, address(letter.to()));
        if (letter.replyTo().isPresent())
            setReplyTo(new InternetAddress[] {address(letter.replyTo().get())});
        setSubject(oneLine(letter.mail().subject()), "UTF-8");
        setSentDate(date);
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("Content-Language", letter.language().toLanguageTag());
        if (letter.mail().unsubscribe().isPresent())
            unsubscribe(oneLine(letter.mail().unsubscribe().get()));
        setContent(bothParts(letter));
        saveChanges();
        setHeader("Message-ID", "<" + letter.messageId() + ">");
        trace(letter.trace());
    }

    // Servers that know nothing of reports are asked for none.
    private void trace(Trace trace) throws MessagingException {
        for (var header : trace.headers().entrySet()) setHeader(header.getKey(), header.getValue());
        if (trace.returnPath().isEmpty()) return;
        setEnvelopeFrom(trace.returnPath().get());
        setNotifyOptions(NOTIFY_FAILURE | NOTIFY_DELAY | (trace.receipt() ? NOTIFY_SUCCESS : 0));
        setReturnOption(RETURN_HDRS);
    }

    /** RFC 8058: one click in the mail program, without a page; only where the way there is encrypted. */
    private void unsubscribe(String address) throws MessagingException {
        setHeader("List-Unsubscribe", "<" + address + ">");
        if (address.startsWith("https://")) setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /** Last of all: nothing of what is signed may change after it. */
    void sign(Signer signer) throws MessagingException {
        var from = ((InternetAddress) getFrom()[0]).getAddress();
        var signing = signer.of(from.substring(from.lastIndexOf('@') + 1));
        if (signing.isEmpty()) return;
        var names =
                Collections.list(getAllHeaders()).stream().map(Header::getName).toList();
        setHeader("DKIM-Signature", signing.get().sign(names, wire()));
    }

    private byte[] wire() throws MessagingException {
        var bytes = new ByteArrayOutputStream();
        try (var lines = new CRLFOutputStream(bytes)) {
            super.writeTo(lines, new String[] {"Bcc", "Content-Length"});
        } catch (IOException failed) {
            throw new MessagingException("It cannot be written", failed);
        }
        return bytes.toByteArray();
    }

    private static MimeMultipart bothParts(Letter letter) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(letter.mail().text(), "UTF-8", "plain");
        var html = new MimeBodyPart();
        html.setText(letter.mail().html(), "UTF-8", "html");
        return new MimeMultipart("alternative", text, html);
    }

    /** Strict, so that no line break and no second recipient gets in by an address. */
    static InternetAddress address(String text) throws MessagingException {
        var at = text.lastIndexOf('@');
        if (at < 1 || !oneLine(text).equals(text)) throw new MessagingException("Not an address");
        try {
            var address = new InternetAddress(text.substring(0, at + 1) + IDN.toASCII(text.substring(at + 1)), true);
            if (address.isGroup() || address.getAddress().chars().anyMatch(letter -> letter > 126))
                throw new MessagingException("Not an address that every server takes");
            return address;
        } catch (IllegalArgumentException notADomain) {
            throw new MessagingException("Not a domain");
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    @Override
    public void writeTo(OutputStream out, String[] leaveOut) throws IOException, MessagingException {
        super.writeTo(out, leaveOut);
        if (!stillOurs.getAsBoolean()) {
            takenBack = true;
            throw new IOException("Taken back before the final dot");
        }
        // From here on the dot may be on its way, whatever is heard or not heard after it.
        beforeDot = true;
    }

    boolean dotMayHaveLeft() {
        return beforeDot;
    }

    boolean wasTakenBack() {
        return takenBack;
    }
}
