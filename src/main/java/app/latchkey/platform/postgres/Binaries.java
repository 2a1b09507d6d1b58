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
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own files, unpacked once per version into a folder beside which a half-made one never stays. */
final class Binaries {
    private Binaries() {}

    static Path unpackedBelow(Path cache) throws IOException {
        var archive = archive();
        var home = cache.resolve("postgresql-" + version(archive));
        if (Files.exists(home.resolve("bin/postgres"))) return home;
        Files.createDirectories(cache);
        var half = Files.createTempDirectory(cache, "unpacking-");
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
        unpack(archive, half);
        try {
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException somebodyWasFaster) {
            if (!Files.exists(home.resolve("bin/postgres"))) throw somebodyWasFaster;
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
