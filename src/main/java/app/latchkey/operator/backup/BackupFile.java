package app.latchkey.operator.backup;

import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;

/** A backup that was read whole and held against its own digests. */
final class BackupFile implements AutoCloseable {
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Refuses what is no backup, a format of tomorrow, and whatever was cut or changed since it was written. */
    static BackupFile verified(Path file) {
        try {
            var zip = new ZipFile(file.toFile());
            try {
                var found = new BackupFile(zip, manifest(zip, file));
                found.verify(file);
                return found;
            } catch (IOException | RuntimeException refused) {
                zip.close();
                throw refused;
            }
        } catch (IOException unreadable) {
            throw new StartRefused(
                    file + " is not a whole backup of Latchkey: " + unreadable.getMessage() + ". Nothing was changed.",
                    unreadable);
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        var entry = zip.getEntry(Backup.MANIFEST);
        if (entry == null) throw new StartRefused(file + " is not a backup of Latchkey. Nothing was changed.");
        try (var content = zip.getInputStream(entry)) {
            var manifest = Backup.JSON.readValue(content, Manifest.class);
            if (manifest.format() > Manifest.FORMAT)
                throw new StartRefused(
                        file + " was written by a newer Latchkey: restore it with that one. Nothing was changed.");
            return manifest;
        } catch (JacksonException damaged) {
            throw new StartRefused(
                    file + " is damaged: its list of tables cannot be read. Nothing was changed.", damaged);
        }
    }

    private void verify(Path file) throws IOException {
        for (var table : manifest.tables()) {
            var entry = zip.getEntry(Backup.entry(table.name()));
            if (entry == null || !digest(table.name()).equals(table.sha256()))
                throw new StartRefused(file + " is damaged: its table " + table.name()
                        + " is not as it was written. Nothing was changed.");
        }
    }

    private String digest(String table) throws IOException {
        try (var content = new DigestInputStream(content(table), Backup.sha256())) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        }
    }

    InputStream content(String table) throws IOException {
        return zip.getInputStream(zip.getEntry(Backup.entry(table)));
    }

    Manifest manifest() {
        return manifest;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
