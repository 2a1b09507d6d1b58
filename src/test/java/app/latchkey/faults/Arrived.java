package app.latchkey.faults;

import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.ScriptedSmtp;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the mail server took, read as its receivers read it. */
final class Arrived {
    private static final Pattern LINK = Pattern.compile("/k/[A-Za-z0-9_-]+");
    private static final Pattern ID = Pattern.compile("<([0-9a-f-]{36})@[^>]*>");

    private final ScriptedSmtp smtp;

    Arrived(ScriptedSmtp smtp) {
        this.smtp = smtp;
    }

    /** Links in mails to this address, in the order they came. */
    List<String> links(String address) {
        return smtp.received().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .flatMap(mail -> LINK.matcher(text(mail)).results().map(found -> found.group()))
                .distinct()
                .toList();
    }

    /** How often each message arrived. */
    Map<UUID, Long> copies() {
        return smtp.received().stream()
                .map(Arrived::id)
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    }

    /** Which message of ours it is. */
    static UUID id(Received mail) {
        var found = ID.matcher(mail.header("Message-ID"));
        if (!found.find()) throw new AssertionError("A mail without an id of ours:\n" + mail.raw());
        return UUID.fromString(found.group(1));
    }

    private static String text(Received mail) {
        try {
            var raw = new ByteArrayInputStream(mail.raw().getBytes(StandardCharsets.ISO_8859_1));
            return plain(new MimeMessage(Session.getInstance(new Properties()), raw));
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String plain(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) return String.valueOf(part.getContent());
        if (!(part.getContent() instanceof Multipart parts)) return "";
        var all = new StringBuilder();
        for (var i = 0; i < parts.getCount(); i++) all.append(plain(parts.getBodyPart(i)));
        return all.toString();
    }
}
