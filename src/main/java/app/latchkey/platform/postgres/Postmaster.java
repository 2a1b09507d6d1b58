package app.latchkey.platform.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The server process: started, awaited, stopped, and looked for when a killed Latchkey left one behind. */
final class Postmaster {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration FAST_STOP_WITHIN = Duration.ofSeconds(20);
    private static final long LOG_LIMIT_BYTES = 10_000_000;
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=100",
            "shared_buffers=" + buffers() + "MB",
            // A page's statement takes no second core from the others.
            "max_parallel_workers_per_gather=0",
            "jit=off",
            // Nobody reads the names of its processes, nor what each is at; every statement would write both twice.
            "update_process_title=off",
            "track_activities=off",
            // A list that has just come in is counted soon: until then PostgreSQL plans as if its tables were empty.
            "autovacuum_naptime=15s",
            "timezone=UTC",
            "log_timezone=UTC",
            // Nothing that identifies a person gets into the log: no values, no statements, no details.
            "log_error_verbosity=terse",
            "log_statement=none",
            "log_min_error_statement=panic",
            "log_parameter_max_length=0",
            "log_parameter_max_length_on_error=0");

    private final Path folder;
    private final Path binaries;
    private final Path log;
    private final OtherUser user;

    Postmaster(Path folder, Path binaries, Path log, OtherUser user) {
        this.folder = folder;
        this.binaries = binaries;
        this.log = log;
        this.user = user;
    }

    /** A thirty-second part of the memory, since Latchkey lives beside it: 128 MB where there are 4 GB, and no more than one GB. */
    private static long buffers() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp(machine.getTotalMemorySize() / 32 / 1_048_576, 128, 1024);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** The running server, or nothing when it gave up (a port just taken, a lock file not yet stale). */
    Optional<Process> start(int port) throws IOException, InterruptedException {
        rotateLog();
        var command = new ArrayList<>(
                List.of(binaries.resolve("bin/postgres").toString(), "-D", folder.toString(), "-p", "" + port));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        var process = new ProcessBuilder(user.detached(command))
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(new File("/dev/null"))
                .start();
        var deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (ready(process.pid())) return Optional.of(process);
            TimeUnit.MILLISECONDS.sleep(10);
        }
        process.destroyForcibly();
        return Optional.empty();
    }

    private boolean ready(long pid) throws IOException {
        var lines = pidFile();
        return lines.size() >= 8
                && lines.getFirst().equals(Long.toString(pid))
                && lines.get(7).startsWith("ready");
    }

    static void stop(ProcessHandle process) throws IOException, InterruptedException {
        for (var signal : List.of("INT", "QUIT", "KILL")) {
            if (!process.isAlive()) return;
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
                    .start()
                    .waitFor();
            var until = System.nanoTime() + FAST_STOP_WITHIN.toNanos();
            while (process.isAlive() && System.nanoTime() < until) TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** A server of this folder whose Latchkey was killed is stopped; a lock file of some other process is removed. */
    void stopOrphan() throws IOException, InterruptedException {
        var lines = pidFile();
        if (lines.isEmpty()) return;
        var process = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        if (process.isPresent() && serves(process.get())) stop(process.get());
        else Files.deleteIfExists(folder.resolve("postmaster.pid"));
    }

    private boolean serves(ProcessHandle process) throws IOException {
        var commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (Files.exists(commandLine)) return Files.readString(commandLine).contains(folder.toString());
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }

    private List<String> pidFile() throws IOException {
        try {
            return Files.readAllLines(folder.resolve("postmaster.pid"));
        } catch (java.nio.file.NoSuchFileException none) {
            return List.of();
        }
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES)
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
}
