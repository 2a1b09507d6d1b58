package app.latchkey.operator.demo;

import app.latchkey.platform.files.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How far the making of the demo's clubs came, kept beside the data. */
enum Mark {
    NONE,
    HALF_MADE,
    MADE;

    static Mark of(Path dataDir) {
        var file = file(dataDir);
        try {
            return Files.exists(file) ? valueOf(Files.readString(file).strip()) : NONE;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void write(Path dataDir) {
        PrivateFile.write(file(dataDir), name() + "\n");
    }

    private static Path file(Path dataDir) {
        return dataDir.resolve("demo");
    }
}
