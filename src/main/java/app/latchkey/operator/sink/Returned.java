package app.latchkey.operator.sink;

import java.nio.charset.StandardCharsets;

/** What servers send back about a mail that they took: reports as they come over the wire. */
public final class Returned {
    private static final String BORDER = "=_report_border";

    private Returned() {}

    /**
     * A delivery report (RFC 3464) to the mail's return path.
     *
     * @param recipient whom the report names
     * @param action delivered, delayed or failed; also relayed, expanded
     * @param diagnostic the last server's words; may be empty
     */
    public static byte[] delivery(Received mail, String recipient, String action, String status, String diagnostic) {
        var said = diagnostic.isEmpty() ? "" : "Diagnostic-Code: smtp; " + diagnostic + "\r\n";
        var fields = "Reporting-MTA: dns; sink.example\r\nArrival-Date: Thu, 1 Jan 2026 10:00:00 +0000\r\n\r\n"
                + "Final-Recipient: rfc822; " + recipient + "\r\nAction: " + action + "\r\nStatus: " + status + "\r\n"
                + said;
        return report(mail, mail.from(), "delivery-status", "message/delivery-status", fields);
    }

    /** A complaint (RFC 5965), sent to where complaints are read and not to the return path. */
    public static byte[] complaint(Received mail, String kind) {
        var fields = "Feedback-Type: " + kind + "\r\nUser-Agent: Sink/1.0\r\nVersion: 1\r\nOriginal-Mail-From: <"
                + mail.from() + ">\r\n";
        return report(mail, "abuse@sender.example", "feedback-report", "message/feedback-report", fields);
    }

    private static byte[] report(Received mail, String to, String kind, String type, String fields) {
        var head = mail.raw().split("\r?\n\r?\n", 2)[0];
        var text = "From: Mail Delivery System <MAILER-DAEMON@sink.example>\r\nTo: <" + to
                + ">\r\nSubject: About your mail\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=" + kind + "; boundary=\"" + BORDER + "\"\r\n\r\n"
                + part("text/plain", "This is the mail system at sink.example.\r\n") + part(type, fields)
                + part("text/rfc822-headers", head + "\r\n") + "--" + BORDER + "--\r\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String part(String type, String content) {
        return "--" + BORDER + "\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n";
    }
}
