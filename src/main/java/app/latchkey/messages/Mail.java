package app.latchkey.messages;

import java.util.Optional;

/**
 * A rendered mail, in memory only.
 *
 * @param unsubscribe where a mailing is unsubscribed with one click; no other mail has it
 */
public record Mail(String subject, String text, String html, Optional<String> unsubscribe) {
    public Mail(String subject, String text, String html) {
        this(subject, text, html, Optional.empty());
    }
}
