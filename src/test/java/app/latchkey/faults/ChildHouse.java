package app.latchkey.faults;

import app.latchkey.Latchkey;
import app.latchkey.operator.CommandLine;
import app.latchkey.operator.sink.ScriptedSmtp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Latchkey as an operator runs it: a process of its own, with its own PostgreSQL, that can be killed. */
final class ChildHouse implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final Path home;
    private final int port;
    private final List<String> options;
    private @Nullable Process process;
    private int starts;

    ChildHouse(Path home, ScriptedSmtp smtp) throws IOException {
        this(home, smtp, List.of());
    }

    /** @param options of its Java */
    ChildHouse(Path home, ScriptedSmtp smtp, List<String> options) throws IOException {
        this.home = home;
        this.options = options;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.writeString(home.resolve("latchkey.properties"), """
                port=%d
                smtp.url=%s
                mail.from=Clubs <clubs@faults.example>
                trusted.proxies=127.0.0.1
                look.up.domains=false
                """.formatted(port, smtp.url()));
    }

    String base() {
        return "http://localhost:" + port;
    }

    /** Returns when it says that it is ready. */
    void start() throws IOException {
        var said = home.resolve("said-" + ++starts + ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-Dlatchkey.home=" + home));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Latchkey.class.getName(), "start"));
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        process = started;
        Awaitility.await()
                .atMost(READY_WITHIN)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    if (!started.isAlive()) throw new AssertionError(Files.readString(said));
                    return Files.readString(said).contains("Latchkey is ready");
                });
    }

    /** A command beside the running server. @return its last line */
    String command(String... typed) {
        var out = new ByteArrayOutputStream();
        var usual = System.getProperty("latchkey.home");
        System.setProperty("latchkey.home", home.toString());
        try {
            var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
            var status = new CommandLine(Latchkey.class, printed, printed).run(List.of(typed));
            var lines = out.toString(StandardCharsets.UTF_8);
            if (status != CommandLine.DONE) throw new AssertionError(lines);
            return lines.lines().toList().getLast().strip();
        } finally {
            if (usual == null) System.clearProperty("latchkey.home");
            else System.setProperty("latchkey.home", usual);
        }
    }

    void killApplication() throws InterruptedException {
        var running = process;
        if (running != null) running.destroyForcibly().waitFor();
    }

    /** By a signal that it cannot hear. */
    void killPostgres() throws IOException, InterruptedException {
        var postgres = ProcessHandle.of(Long.parseLong(connection("postgres")));
        if (postgres.isEmpty()) return;
        postgres.get().destroyForcibly();
        postgres.get().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** As the owner of all tables, beside the application. */
    JdbcClient sql() {
        var url = "jdbc:postgresql://127.0.0.1:" + connection("port") + "/latchkey";
        return JdbcClient.create(new DriverManagerDataSource(url, "latchkey_owner", connection("owner.password")));
    }

    private String connection(String name) {
        try {
            var all = new Properties();
            all.load(new StringReader(Files.readString(home.resolve("data/connection.properties"))));
            return all.getProperty(name);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Stopped as by Ctrl-C, so that nothing is left running. */
    @Override
    public void close() {
        var running = process;
        if (running == null) return;
        running.destroy();
        try {
            if (!running.waitFor(30, TimeUnit.SECONDS))
                running.destroyForcibly().waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
