package app.latchkey.messages;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is known of one message now. {@code replyClass} is the class of the last refusal, e.g. {@code SOFT_FULL}. */
public record MessageFact(
        UUID id,
        Lane lane,
        String kind,
        MessageState state,
        String addressKey,
        String addressAsSent,
        Instant createdAt,
        Instant stateAt,
        Optional<Instant> nextTryAt,
        Optional<String> code,
        Optional<String> words,
        Optional<String> replyClass) {
    public String domain() {
        return addressKey.substring(addressKey.lastIndexOf('@') + 1);
    }
}
