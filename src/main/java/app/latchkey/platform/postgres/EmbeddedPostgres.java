package app.latchkey.platform.postgres;

import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The database of a data directory: running for us, or already run by another process and only attached to. */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration WAIT_FOR_OTHER = Duration.ofSeconds(60);

    private final Connected connected;
    private final @Nullable Supervisor supervisor;
    private final @Nullable FileLock lock;

    private EmbeddedPostgres(Connected connected, @Nullable Supervisor supervisor, @Nullable FileLock lock) {
        this.connected = connected;
        this.supervisor = supervisor;
        this.lock = lock;
    }

    /** For a command: uses the server another process runs, or runs one until closed. */
    public static EmbeddedPostgres open(Path dataDir) {
        return open(dataDir, dataDir, false);
    }

    /** For a server: waits until a command that runs the database is done, and refuses beside another server. */
    public static EmbeddedPostgres serve(Path dataDir) {
        return open(dataDir, dataDir, true);
    }

    /** With the unpacked PostgreSQL in a folder shared by several data directories. */
    public static EmbeddedPostgres open(Path dataDir, Path cache, boolean asServer) {
        try {
            return openOrAttach(dataDir.toAbsolutePath(), cache.toAbsolutePath(), asServer);
        } catch (java.nio.file.AccessDeniedException | java.nio.file.ReadOnlyFileSystemException denied) {
            throw readOnly(dataDir, denied);
        } catch (IOException failed) {
            if (failed instanceof java.nio.file.FileSystemException && ("" + failed.getMessage()).contains("Read-only"))
                throw readOnly(dataDir, failed);
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Stopped while the database was starting.");
        }
    }

    private static StartRefused readOnly(Path dataDir, Exception cause) {
        return new StartRefused(
                "The data directory " + dataDir + " cannot be written: make it writable, or name another by"
                        + " LATCHKEY_DATA_DIR.",
                cause);
    }

    private static EmbeddedPostgres openOrAttach(Path dataDir, Path cache, boolean asServer)
            throws IOException, InterruptedException {
        if (!Files.exists(dataDir)) {
            Files.createDirectories(dataDir);
            Files.setPosixFilePermissions(dataDir, PosixFilePermissions.fromString("rwx------"));
        }
        var deadline = System.nanoTime() + WAIT_FOR_OTHER.toNanos();
        while (System.nanoTime() < deadline) {
            var lock = tryLock(dataDir);
            if (lock != null) return run(dataDir, cache, asServer, lock);
            var other = Connected.read(dataDir).filter(Connected::alive);
            if (other.isPresent() && !asServer) return new EmbeddedPostgres(other.get(), null, null);
            if (other.isPresent() && other.get().server())
                throw new StartRefused("Latchkey already runs on " + dataDir + " (process "
                        + other.get().owner() + "): stop it, or name another LATCHKEY_DATA_DIR.");
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new StartRefused("Another Latchkey holds " + dataDir + " and does not finish starting or stopping.");
    }

    private static EmbeddedPostgres run(Path dataDir, Path cache, boolean asServer, FileLock lock)
            throws IOException, InterruptedException {
        try {
            var supervisor = Supervisor.start(dataDir, cache, asServer);
            return new EmbeddedPostgres(supervisor.connected(), supervisor, lock);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            lock.acquiredBy().close();
            throw failed;
        }
    }

    private static @Nullable FileLock tryLock(Path dataDir) throws IOException {
        var channel = FileChannel.open(
                dataDir.resolve("database.lock"),
                java.util.Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            var lock = channel.tryLock();
            if (lock == null) channel.close();
            return lock;
        } catch (OverlappingFileLockException ourOwn) {
            channel.close();
            return null;
        }
    }

    public String url() {
        return Connected.url(connected.port(), "latchkey");
    }

    public String ownerUser() {
        return "latchkey_owner";
    }

    public String ownerPassword() {
        return connected.ownerPassword();
    }

    public String appUser() {
        return "latchkey_app";
    }

    public String appPassword() {
        return connected.appPassword();
    }

    public int port() {
        return connected.port();
    }

    /** Whether this process runs the server, and closing stops it. */
    public boolean ours() {
        return supervisor != null;
    }

    /** The process id of PostgreSQL. */
    public long process() {
        return supervisor == null
                ? connected.postgres()
                : supervisor.connected().postgres();
    }

    @Override
    public void close() {
        if (supervisor == null || lock == null) return;
        try {
            supervisor.stop();
            lock.acquiredBy().close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
