package app.latchkey.platform.postgres;

import app.latchkey.platform.files.PrivateFile;
import app.latchkey.platform.settings.StartRefused;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The folder {@code DATA/postgres}: made whole or not at all. */
final class Cluster {
    static final String MAJOR = "18";

    private final Path dataDir;
    private final Path binaries;
    private final OtherUser user;

    Cluster(Path dataDir, Path binaries, OtherUser user) {
        this.dataDir = dataDir;
        this.binaries = binaries;
        this.user = user;
    }

    Path folder() {
        return dataDir.resolve("postgres");
    }

    boolean exists() throws IOException {
        var version = folder().resolve("PG_VERSION");
        if (!Files.exists(version)) return false;
        var major = Files.readString(version).strip();
        if (!major.equals(MAJOR))
            throw new StartRefused("The data in " + dataDir + " belongs to PostgreSQL " + major
                    + ", and this Latchkey brings PostgreSQL " + MAJOR + ": use the Latchkey that made it.");
        return true;
    }

    void create(String superuserPassword) throws IOException, InterruptedException {
        var half = dataDir.resolve("postgres.new");
        Folders.delete(half);
        Files.createDirectory(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.own(half);
        var passwordFile = dataDir.resolve("initdb.password");
        PrivateFile.write(passwordFile, superuserPassword + "\n");
        user.own(passwordFile);
        try {
            initdb(half, passwordFile);
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(half, folder(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initdb(Path half, Path passwordFile) throws IOException, InterruptedException {
        var command = List.of(
                binaries.resolve("bin/initdb").toString(),
                "-D",
                half.toString(),
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--lc-collate=C",
                "--lc-ctype=C.UTF-8",
                "--lc-messages=C",
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile);
        var process = new ProcessBuilder(user.detached(command))
                .directory(new File("/"))
                .redirectErrorStream(true)
                .start();
        var words = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0)
            throw new StartRefused("PostgreSQL could not make its data in " + dataDir + ": " + words.strip());
    }
}
