package app.latchkey.operator;

import app.latchkey.platform.postgres.Binaries;
import app.latchkey.platform.settings.SettingsReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One start on a throw-away data directory that asks for a few pages and stops: run once after a build, it lets the JVM
 * keep what it loaded and compiled, and leaves PostgreSQL unpacked beside the program, so that real starts take seconds.
 */
final class Rehearsal {
    private static final List<String> PAGES = List.of("/", "/sign-in", "/healthz", "/assets/latchkey.css");

    private final Class<?> application;

    Rehearsal(Class<?> application) {
        this.application = application;
    }

    int run() throws IOException {
        var data = Files.createTempDirectory("latchkey-rehearsal-");
        try {
            var settings = SettingsReader.read(
                    data, Map.of(), Map.of("PORT", "" + freePort(), "DATA_DIR", data.toString()), true);
            try (var running = Installation.server(application, settings)) {
                for (var page : PAGES) ask(settings.address(page));
                Binaries.leaveBesideProgram(data);
                return running.context().isActive() ? CommandLine.DONE : CommandLine.REFUSED;
            }
        } finally {
            delete(data);
        }
    }

    private static void ask(String address) throws IOException {
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.getResponseCode();
        connection.disconnect();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
