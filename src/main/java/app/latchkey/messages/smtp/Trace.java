package app.latchkey.messages.smtp;

import java.util.Map;
import java.util.Optional;

/**
 * What a letter carries so that a report about it is known to be about it.
 *
 * @param returnPath where it comes back to; the sender's address when there is none
 * @param headers by name
 * @param receipt whether their server is asked to say that it was delivered
 */
public record Trace(Optional<String> returnPath, Map<String, String> headers, boolean receipt) {
    public static final String HEADER = "X-Latchkey-Message";
    public static final Trace NONE = new Trace(Optional.empty(), Map.of(), false);
}
