package app.latchkey.operator;

import app.latchkey.platform.settings.StartRefused;
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
        return Optional.empty();
    }

    static String portTaken(int port) {
        return "Port " + port + " is taken by another program: stop that one, or choose another with --port.";
    }
}
