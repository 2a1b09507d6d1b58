package app.latchkey.operator;

import app.latchkey.platform.files.PrivateFile;
import app.latchkey.platform.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The address the server of a data directory was last reached at, so that a command beside it writes links that work. */
final class ServedAddress {
    private ServedAddress() {}

    static void write(Settings settings) {
        PrivateFile.write(file(settings.dataDir()), settings.baseUrl() + "\n");
    }

    static Optional<URI> of(Path dataDir) {
        try {
            var file = file(dataDir);
            return Files.exists(file)
                    ? Optional.of(URI.create(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path file(Path dataDir) {
        return dataDir.resolve("address");
    }
}
