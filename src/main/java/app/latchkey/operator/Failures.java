package app.latchkey.operator;

import app.latchkey.platform.settings.StartRefused;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** The one sentence inside a failed start, when there is one. */
final class Failures {
    private Failures() {}

    static Optional<String> sentence(Throwable failed) {
        return Stream.<@Nullable Throwable>iterate(failed, cause -> cause != null, cause -> cause.getCause())
                .flatMap(cause -> words(cause).stream())
                .findFirst();
    }

    private static Optional<String> words(@Nullable Throwable cause) {
        if (cause instanceof StartRefused refused) return Optional.ofNullable(refused.getMessage());
        if (cause instanceof PortInUseException taken) return Optional.of(portTaken(taken.getPort()));
        if (cause instanceof FileSystemException file)
            return Optional.of(file.getFile() + " cannot be used: " + reason(file)
                    + ". Name a directory that may be read and written, by --data or LATCHKEY_DATA_DIR.");
        return Optional.empty();
    }

    private static String reason(FileSystemException file) {
        return switch (file) {
            case AccessDeniedException denied -> "it may not be read or written by this user";
            case NotDirectoryException no -> "it is not a directory";
            case FileAlreadyExistsException there -> "a file is in its place";
            case NoSuchFileException gone -> "it is not there";
            default -> file.getReason() == null ? "the system refuses it" : file.getReason();
        };
    }

    static String portTaken(int port) {
        return "Port " + port + " is taken by another program: stop that one, or choose another with --port.";
    }
}
