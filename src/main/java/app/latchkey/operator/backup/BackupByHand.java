package app.latchkey.operator.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** When {@code ./latchkey backup FILE} last wrote one: the file itself may be anywhere by now. */
final class BackupByHand {
    private static final String NAME = "backup.last";

    private BackupByHand() {}

    static void note(Path dataDir, Path file) throws IOException {
        Files.writeString(dataDir.resolve(NAME), file.toAbsolutePath() + "\n");
    }

    static Optional<Instant> last(Path dataDir) {
        var note = dataDir.resolve(NAME);
        try {
            return Files.exists(note)
                    ? Optional.of(Files.getLastModifiedTime(note).toInstant())
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
