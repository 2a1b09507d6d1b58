package app.latchkey.platform.files;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** A small file with mode 0600, replaced as a whole and safe on disk before {@code write} returns. */
public final class PrivateFile {
    private PrivateFile() {}

    public static void write(Path file, String text) {
        try {
            var beside = file.resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
            Files.deleteIfExists(beside);
            var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (var channel = FileChannel.open(beside, Set.of(CREATE_NEW, WRITE), onlyOwner)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var folder = FileChannel.open(file.toAbsolutePath().getParent())) {
                folder.force(true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static void write(Path file, Properties properties) {
        try {
            var text = new StringWriter();
            properties.store(text, null);
            write(file, text.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Nothing when there is no such file. */
    public static Optional<Instant> changedAt(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param what the file is, as a sentence begins */
    public static void refuseIfOthersRead(Path file, String what) {
        try {
            var permissions = Files.getPosixFilePermissions(file);
            if (!Set.of(OWNER_READ, OWNER_WRITE).containsAll(permissions))
                throw new StartRefused(what + " " + file + " can be read by others: chmod 600 it.");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The properties in the file; none when there is no such file. */
    public static Properties read(Path file) {
        var properties = new Properties();
        try {
            if (Files.exists(file)) properties.load(new StringReader(Files.readString(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return properties;
    }
}
