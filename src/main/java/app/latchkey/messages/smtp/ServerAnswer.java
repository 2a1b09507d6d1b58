package app.latchkey.messages.smtp;

import app.latchkey.messages.replies.Reply;
import jakarta.mail.MessagingException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Finds what the server said inside a chain of exceptions; the answer about the recipient comes first. */
final class ServerAnswer {
    private ServerAnswer() {}

    static Optional<Reply> in(MessagingException failed) {
        Optional<Reply> other = Optional.empty();
        for (@Nullable Exception at = failed;
                at != null;
                at = at instanceof MessagingException next ? next.getNextException() : null) {
            if (at instanceof SMTPAddressFailedException address && address.getReturnCode() >= 400)
                return Optional.of(Reply.parse("" + address.getMessage()));
            if (other.isEmpty()) other = code(at);
        }
        return other;
    }

    private static Optional<Reply> code(Exception at) {
        if (at instanceof SMTPSenderFailedException sender && sender.getReturnCode() >= 400)
            return Optional.of(Reply.parse("" + sender.getMessage()));
        if (at instanceof SMTPSendFailedException send && send.getReturnCode() >= 400)
            return Optional.of(Reply.parse("" + send.getMessage()));
        var words = "" + at.getMessage();
        return words.matches("(?s)[45]\\d\\d[ -].*") ? Optional.of(Reply.parse(words)) : Optional.empty();
    }

    static boolean aboutSender(MessagingException failed) {
        for (@Nullable Exception at = failed;
                at != null;
                at = at instanceof MessagingException next ? next.getNextException() : null) {
            if (at instanceof SMTPAddressFailedException) return false;
            if (at instanceof SMTPSenderFailedException) return true;
            if (at instanceof SMTPSendFailedException send && ("" + send.getCommand()).startsWith("MAIL")) return true;
        }
        return false;
    }

    static String words(Exception failed) {
        var words = new StringBuilder();
        for (@Nullable Throwable at = failed; at != null; at = at.getCause()) {
            var message = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
            if (words.indexOf(message) < 0)
                words.append(words.isEmpty() ? "" : ": ").append(message);
        }
        return words.toString().replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
