package app.latchkey.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sources of the application as a test reads them. */
final class Sources {
    static final Path JAVA = Path.of("src/main/java/app/latchkey");

    private Sources() {}

    static List<Path> ending(String end) {
        return ending(JAVA, end);
    }

    static List<Path> ending(Path root, String end) {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
