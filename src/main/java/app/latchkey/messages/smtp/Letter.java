package app.latchkey.messages.smtp;

import app.latchkey.messages.Mail;
import java.util.Locale;
import java.util.Optional;

/** One mail for one recipient, with the one Message-ID it keeps over all its attempts. */
public record Letter(
        String messageId,
        String fromName,
        String to,
        Optional<String> replyTo,
        Locale language,
        Mail mail,
        Trace trace) {}
