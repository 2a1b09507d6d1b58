package app.latchkey.messages.feedback;

import app.latchkey.messages.replies.Reply;
import app.latchkey.messages.smtp.Trace;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.eclipse.angus.mail.dsn.MultipartReport;

/** Reads reports that come as mails: of delivery (RFC 3464) and of complaints (RFC 5965). Everything else is no report. */
final class MailReports {
    private static final Session SESSION = Session.getInstance(new Properties());
    private static final String[] WHERE_TO = {
        "To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To", "Apparently-To"
    };
    private static final String[] OF_OURS = {Trace.HEADER, "Return-Path"};
    private static final String[] OF_A_COMPLAINT = {"Original-Mail-From", "Original-Envelope-Id"};

    private MailReports() {}

    static Reading read(byte[] mail) {
        try {
            return read(new MimeMessage(SESSION, new ByteArrayInputStream(mail)));
        } catch (MessagingException | IOException broken) {
            return Reading.nothing("broken: " + broken.getClass().getSimpleName());
        } catch (RuntimeException hostile) {
            // The mail library trips over some inputs that are no mails; whoever sends one must not stop the others.
            return Reading.nothing("broken: " + hostile.getClass().getSimpleName());
        }
    }

    private static Reading read(MimeMessage mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report")) return Reading.nothing("not a report");
        var type = new ContentType(mail.getContentType());
        var kind = type.getParameter("report-type");
        var about = kind == null ? "" : kind.toLowerCase(Locale.ROOT);
        if (!(mail.getContent() instanceof Multipart parts)) return Reading.nothing("not in parts");
        var texts = headers(mail, WHERE_TO);
        return switch (about) {
            case "delivery-status" -> delivery(parts, texts);
            case "feedback-report" -> complaint(parts, texts);
            default -> Reading.nothing("a report of another kind");
        };
    }

    private static Reading delivery(Multipart parts, List<String> texts) throws MessagingException, IOException {
        if (!(parts instanceof MultipartReport report) || !(report.getReport() instanceof DeliveryStatus status))
            return Reading.nothing("no delivery status");
        texts.addAll(headers(status.getMessageDSN(), "Original-Envelope-Id"));
        texts.addAll(returned(parts));
        var all = new ArrayList<Verdict>();
        for (var n = 0; n < status.getRecipientDSNCount(); n++)
            verdict(status.getRecipientDSN(n)).ifPresent(all::add);
        // A mail of ours has one recipient; a server that names several has passed it on to them, and the worst counts.
        var verdict = all.stream().max((a, b) -> Integer.compare(weight(a), weight(b)));
        return new Reading(List.copyOf(Marks.in(texts)), verdict, "nothing said of a recipient");
    }

    private static int weight(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Unsubscribed unsubscribed -> 0;
            case Verdict.Delivered delivered -> 1;
            case Verdict.Delayed delayed -> 2;
            case Verdict.Failed failed -> 3;
            case Verdict.OnTheirList list -> 4;
            case Verdict.Complained complained -> 5;
        };
    }

    private static Optional<Verdict> verdict(InternetHeaders recipient) {
        var named = headers(recipient, "Final-Recipient").stream().findFirst().map(MailReports::address);
        var reply = reply(
                first(recipient, "Status"),
                first(recipient, "Diagnostic-Code"),
                first(recipient, "X-Supplementary-Info"));
        return switch (first(recipient, "Action").strip().toLowerCase(Locale.ROOT)) {
            case "delivered" -> Optional.of(new Verdict.Delivered(named, reply));
            case "delayed" -> Optional.of(new Verdict.Delayed(named, reply));
            case "failed" -> Optional.of(new Verdict.Failed(named, reply));
            // "relayed" and "expanded": on its way to a server that does not report.
            default -> Optional.empty();
        };
    }

    private static String address(String field) {
        var text = field.substring(field.indexOf(';') + 1).strip();
        return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    }

    private static Reply reply(String status, String diagnostic, String supplement) {
        return Diagnostic.read(status, diagnostic.isBlank() ? supplement : diagnostic, 0);
    }

    private static Reading complaint(Multipart parts, List<String> texts) throws MessagingException, IOException {
        for (var n = 0; n < parts.getCount(); n++) {
            var part = parts.getBodyPart(n);
            if (!part.isMimeType("message/feedback-report")) continue;
            var fields = new InternetHeaders(part.getInputStream());
            texts.addAll(headers(fields, OF_A_COMPLAINT));
            texts.addAll(returned(parts));
            var kind = first(fields, "Feedback-Type").strip().toLowerCase(Locale.ROOT);
            var verdict = kind.isEmpty() || kind.equals("not-spam")
                    ? Optional.<Verdict>empty()
                    : Optional.<Verdict>of(new Verdict.Complained(kind));
            return new Reading(List.copyOf(Marks.in(texts)), verdict, "nobody complains");
        }
        return Reading.nothing("no feedback report");
    }

    /** What the returned part says of the mail as we sent it. */
    private static List<String> returned(Multipart parts) throws MessagingException, IOException {
        var texts = new ArrayList<String>();
        for (var n = 1; n < parts.getCount(); n++) {
            var part = parts.getBodyPart(n);
            if (headersOnly(part)) texts.addAll(headers(new InternetHeaders(part.getInputStream()), OF_OURS));
        }
        return texts;
    }

    private static boolean headersOnly(BodyPart part) throws MessagingException {
        return part.isMimeType("message/rfc822")
                || part.isMimeType("text/rfc822-headers")
                || part.isMimeType("message/global")
                || part.isMimeType("message/global-headers");
    }

    private static List<String> headers(MimeMessage mail, String... names) throws MessagingException {
        var texts = new ArrayList<String>();
        for (var name : names) {
            var values = mail.getHeader(name);
            if (values != null) texts.addAll(Arrays.asList(values));
        }
        return texts;
    }

    private static List<String> headers(InternetHeaders headers, String... names) {
        var texts = new ArrayList<String>();
        for (var name : names) {
            var values = headers.getHeader(name);
            if (values != null) texts.addAll(Arrays.asList(values));
        }
        return texts;
    }

    private static String first(InternetHeaders headers, String name) {
        return headers(headers, name).stream()
                .findFirst()
                .map(MimeUtility::unfold)
                .orElse("");
    }
}
