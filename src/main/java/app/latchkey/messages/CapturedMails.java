package app.latchkey.messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.ObjectMapper;

/** The whole mails of a demo, one file each; nowhere else is a mail kept. */
public final class CapturedMails {
    private final Path folder;
    private final ObjectMapper json;

    public CapturedMails(Path dataDir, ObjectMapper json) {
        this.folder = dataDir.resolve("captured");
        this.json = json;
    }

    public void keep(CapturedMail mail) {
        try {
            if (!Files.isDirectory(folder))
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var beside = folder.resolve(mail.id() + ".new");
            Files.writeString(beside, json.writeValueAsString(mail));
            Files.move(beside, file(mail.id()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The newest first; ids begin with the time they were made. */
    public List<CapturedMail> newest(int most) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .limit(most)
                    .map(this::read)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Optional<CapturedMail> find(UUID id) {
        var file = file(id.toString());
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private Path file(String id) {
        return folder.resolve(id + ".json");
    }

    private CapturedMail read(Path file) {
        try {
            return json.readValue(Files.readString(file), CapturedMail.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
