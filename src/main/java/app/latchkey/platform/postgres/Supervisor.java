package app.latchkey.platform.postgres;

import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one PostgreSQL running on one port: when it dies it is started again, and recovers what was committed. */
final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final int GIVE_UP_STATUS = 75;

    private final Path dataDir;
    private final Postmaster postmaster;
    private final Passwords passwords;
    private final boolean asServer;
    private final int port;
    private volatile Process process;
    private volatile boolean stopping;

    private Supervisor(Path dataDir, Postmaster postmaster, Passwords passwords, boolean asServer)
            throws IOException, InterruptedException {
        this.dataDir = dataDir;
        this.postmaster = postmaster;
        this.passwords = passwords;
        this.asServer = asServer;
        var freePort = Postmaster.freePort();
        this.port = freePort;
        this.process = startWithin(postmaster, freePort, dataDir);
    }

    static Supervisor start(Path dataDir, Path cache, boolean asServer) throws IOException, InterruptedException {
        var binaries = Binaries.unpackedBelow(cache);
        // Nobody must pass through to the cluster; every file in it that tells something has mode 0600.
        if (OtherUser.isRoot()) Files.setPosixFilePermissions(dataDir, PosixFilePermissions.fromString("rwx--x--x"));
        var user = OtherUser.forFolders(dataDir, binaries);
        var cluster = new Cluster(dataDir, binaries, user);
        var passwords = Passwords.in(dataDir);
        var fresh = !cluster.exists();
        if (!fresh && !passwords.exist())
            throw new StartRefused("The data in " + dataDir + " is there but database-passwords.properties is not:"
                    + " put that file back from where the data came from.");
        if (fresh) {
            passwords.make();
            cluster.create(passwords.of("postgres"));
        }
        var postmaster = new Postmaster(cluster.folder(), binaries, dataDir.resolve("postgres.log"), user);
        postmaster.stopOrphan();
        var supervisor = new Supervisor(dataDir, postmaster, passwords, asServer);
        supervisor.provision();
        supervisor.watch();
        return supervisor;
    }

    private static Process startWithin(Postmaster postmaster, int port, Path dataDir)
            throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START_WITHIN.toNanos();
        // Right after a kill the old lock file and shared memory may stay for a moment.
        while (System.nanoTime() < deadline) {
            var started = postmaster.start(port);
            if (started.isPresent()) return started.get();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new StartRefused("PostgreSQL does not start: see " + dataDir.resolve("postgres.log") + ".");
    }

    private void provision() throws IOException, InterruptedException {
        if (passwords.provisioned()) return;
        try {
            Roles.create(
                    Connected.url(port, "postgres"),
                    "postgres",
                    passwords.of("postgres"),
                    "latchkey",
                    passwords.of("owner"),
                    passwords.of("app"));
            passwords.nowProvisioned();
        } catch (SQLException failed) {
            stop();
            throw new StartRefused("The roles of the database could not be made: " + failed.getMessage(), failed);
        }
    }

    private void watch() {
        connected().write(dataDir);
        process.onExit().thenRun(this::startAgain);
    }

    private void startAgain() {
        if (stopping) return;
        LOG.error("PostgreSQL ended by itself; starting it again");
        try {
            process = startWithin(postmaster, port, dataDir);
            if (stopping) Postmaster.stop(process.toHandle());
            else watch();
        } catch (IOException | InterruptedException | StartRefused failed) {
            LOG.error("PostgreSQL does not start again; Latchkey stops", failed);
            Runtime.getRuntime().halt(GIVE_UP_STATUS);
        }
    }

    Connected connected() {
        return new Connected(
                port,
                process.pid(),
                ProcessHandle.current().pid(),
                asServer,
                passwords.of("owner"),
                passwords.of("app"));
    }

    void stop() throws IOException, InterruptedException {
        stopping = true;
        Postmaster.stop(process.toHandle());
        Files.deleteIfExists(dataDir.resolve("connection.properties"));
    }
}
