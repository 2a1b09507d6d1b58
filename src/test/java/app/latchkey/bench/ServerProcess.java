package app.latchkey.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Latchkey as its launcher starts it: the laid-out jar, the same JVM options, in a process of its own. */
final class ServerProcess {
    /** Set by the launcher: the folder of the laid-out jar, and the options of the JVM. */
    private static final Path APP = Path.of(System.getProperty("latchkey.bench.app", "."));

    private static final List<String> JVM = Arrays.stream(
                    System.getProperty("latchkey.bench.jvm", "").strip().split("\\s+"))
            .filter(option -> !option.isEmpty())
            .toList();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;
    private final Path log;

    private ServerProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    enum Kind {
        /** The parameters for passwords that everybody gets. */
        AS_IT_IS,
        /** Argon2id with 7 MiB and five passes, as other products are configured; see {@link OtherHashing}. */
        OTHER_HASHING,
        DEMO
    }

    static ServerProcess start(Kind kind, Path data) {
        return start(kind, data, Map.of());
    }

    static ServerProcess start(Kind kind, Path data, Map<String, String> settings) {
        int port = freePort();
        var log = data.resolveSibling(data.getFileName() + ".log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("-Dlatchkey.home=" + data);
        command.add("-Dlatchkey.postgres=" + APP);
        command.addAll(
                switch (kind) {
                    case AS_IT_IS -> jar("start", port, data);
                    case DEMO -> jar("demo", port, data);
                    case OTHER_HASHING ->
                        List.of(
                                "-cp",
                                System.getProperty("java.class.path"),
                                OtherHashing.class.getName(),
                                "" + port,
                                "" + data);
                });
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("LATCHKEY_"));
            // Everybody who signs in comes from a network of their own, as members do.
            builder.environment().put("LATCHKEY_TRUSTED_PROXIES", "127.0.0.1");
            // Addresses that are made up are looked for nowhere.
            builder.environment().put("LATCHKEY_LOOK_UP_DOMAINS", "false");
            builder.environment().putAll(settings);
            var server = new ServerProcess(builder.start(), port, log);
            // A bench that is told to stop leaves nothing behind.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.takeAway(data)));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> jar(String command, int port, Path data) {
        var words = new ArrayList<String>();
        var learned = APP.resolve("latchkey.aot");
        if (Files.exists(learned)) words.add("-XX:AOTCache=" + learned);
        words.addAll(List.of("-jar", APP.resolve("latchkey.jar").toString(), command));
        words.addAll(List.of("--port", "" + port, "--data", "" + data));
        return words;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI base() {
        return URI.create("http://localhost:" + port);
    }

    long pid() {
        return process.pid();
    }

    void awaitReady() {
        Place.until(Duration.ofSeconds(120), () -> {
            if (!process.isAlive()) throw new IllegalStateException("It did not start: " + printed());
            return answers("/readyz");
        });
    }

    boolean answers(String path) {
        try {
            return CLIENT.send(
                                    HttpRequest.newBuilder(base().resolve(path)).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void takeAway(Path data) {
        if (process.isAlive()) stop();
        if (Files.exists(data)) ThrowAway.delete(data);
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
            Files.deleteIfExists(log);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
