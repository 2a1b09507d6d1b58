package app.latchkey.members;

import java.time.Instant;
import java.util.Optional;

/**
 * An address on a file. Never unique: families and namesakes share them.
 *
 * @param confirmedAt when its owner used it at this file
 * @param trustedAt when somebody said that it is right although it looks like a slip
 * @param removedAt when it left the file; former addresses stay findable
 */
public record ContactAddress(
        String asGiven,
        String key,
        boolean valid,
        boolean main,
        Optional<Instant> confirmedAt,
        Optional<Instant> trustedAt,
        Source source,
        Optional<Instant> removedAt) {
    public enum Source {
        DESK,
        IMPORT,
        SUGGESTED,
        API,
        MEMBER
    }
}
