package app.latchkey.operator.drill;

import app.latchkey.operator.sink.Received;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** A mail as its reader sees it: subject, plain text, the link and the code in it. */
record Letter(String subject, String text) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+(/k/[^\\s<>\"]+)");
    private static final Pattern CODE = Pattern.compile(
            "(?m)^\\s*([2-9A-HJ-KM-NP-Za-hj-km-np-z]{4}(?:[ -]?[2-9A-HJ-KM-NP-Za-hj-km-np-z]{4}){1,2})\\s*$");

    static Letter of(Received mail) {
        try {
            var raw = new ByteArrayInputStream(mail.raw().getBytes(StandardCharsets.ISO_8859_1));
            var message = new MimeMessage(Session.getInstance(new Properties()), raw);
            return new Letter(
                    String.valueOf(message.getSubject()), plain(message).orElse(""));
        } catch (MessagingException | IOException unreadable) {
            throw new Unplayable("A mail to " + mail.to() + " cannot be read", unreadable);
        }
    }

    private static Optional<String> plain(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) return Optional.of(String.valueOf(part.getContent()));
        if (!(part.getContent() instanceof Multipart parts)) return Optional.empty();
        for (var i = 0; i < parts.getCount(); i++) {
            BodyPart one = parts.getBodyPart(i);
            var found = plain(one);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /** The path of the link: {@code /k/…}. */
    Optional<String> link() {
        var found = LINK.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    Optional<String> code() {
        var found = CODE.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
