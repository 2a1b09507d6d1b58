package app.latchkey.platform.postgres;

import app.latchkey.platform.settings.StartRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own files, unpacked once per version into a folder beside which a half-made one never stays. The launcher's
 * rehearsal leaves an unpacked copy beside the program: taking a data directory's from there spares the first start the
 * seconds that unpacking costs. Each data directory has its own, which no later build takes away.
 */
public final class Binaries {
    private static final String FOLDER = "postgresql-";
    private static final String PROGRAM = "bin/postgres";

    private Binaries() {}

    /** Where the launcher wants the copy beside the program; nowhere without it. */
    private static Optional<Path> besideProgram() {
        return Optional.ofNullable(System.getProperty("latchkey.postgres")).map(Path::of);
    }

    /** Leaves what a data directory has unpacked beside the program. */
    public static void leaveBesideProgram(Path dataDir) throws IOException {
        var beside = besideProgram();
        if (beside.isEmpty()) return;
        try (var folders = Files.newDirectoryStream(dataDir, FOLDER + "*")) {
            for (var folder : folders) {
                var half = Files.createTempDirectory(beside.get(), "unpacked-");
                Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
                Folders.linkOrCopy(folder, half);
                Files.move(half, beside.get().resolve(folder.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    static Path unpackedBelow(Path cache) throws IOException {
        var archive = archive();
        var home = cache.resolve(FOLDER + version(archive));
        if (Files.exists(home.resolve(PROGRAM))) return home;
        Files.createDirectories(cache);
        var half = Files.createTempDirectory(cache, "unpacking-");
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
        var ready = besideProgram()
                .map(folder -> folder.resolve(home.getFileName()))
                .filter(folder -> Files.exists(folder.resolve(PROGRAM)));
        if (ready.isPresent()) Folders.linkOrCopy(ready.get(), half);
        else unpack(archive, half);
        try {
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException somebodyWasFaster) {
            if (!Files.exists(home.resolve(PROGRAM))) throw somebodyWasFaster;
            Folders.delete(half);
        }
        return home;
    }

    private static URL archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm_64" : "x86_64";
        var name = "/postgres-" + system + "-" + processor + ".txz";
        var found = Binaries.class.getResource(name);
        if (found == null)
            throw new StartRefused("There is no built-in PostgreSQL for " + system + " on " + processor
                    + ": set LATCHKEY_DATABASE_URL to a PostgreSQL of your own.");
        return found;
    }

    /** The jar keeps a checksum of the archive; it names the version without reading 15 MB. */
    private static String version(URL archive) throws IOException {
        var connection = (JarURLConnection) archive.openConnection();
        return Long.toHexString(connection.getJarEntry().getCrc());
    }

    private static void unpack(URL archive, Path into) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream(), 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) throw new IOException("Entry outside its folder: " + entry.getName());
                place(tar, entry, target);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(tar, target);
            var mode = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
        }
    }
}
