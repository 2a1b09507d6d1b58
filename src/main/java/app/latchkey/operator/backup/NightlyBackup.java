package app.latchkey.operator.backup;

import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One file a night where the settings name a folder, the newest two weeks kept. */
@Component
public class NightlyBackup {
    static final int KEPT = 14;

    private static final Logger LOG = LoggerFactory.getLogger(NightlyBackup.class);
    private static final String NAME = "latchkey-\\d{4}-\\d{2}-\\d{2}\\.zip";

    private final Settings settings;
    private final OpenDatabase database;
    private final Transactions transactions;

    NightlyBackup(Settings settings, OpenDatabase database, Transactions transactions) {
        this.settings = settings;
        this.database = database;
        this.transactions = transactions;
    }

    /** Only where {@link #writes}. */
    public void run() {
        var folder = Objects.requireNonNull(settings.backupDir());
        try {
            Files.createDirectories(folder);
            var today = LocalDate.ofInstant(transactions.global(transactions::now), ZoneOffset.UTC);
            var rows = Backup.write(database.owner().orElseThrow(), folder.resolve("latchkey-" + today + ".zip"));
            for (var old : kept(folder).stream().skip(KEPT).toList()) Files.delete(old);
            LOG.info("The nightly backup holds {} rows", rows);
        } catch (IOException | StartRefused failed) {
            // The next night tries again; meanwhile the operator's page says how old the newest is.
            LOG.error("The nightly backup failed: {}", failed.getMessage());
        }
    }

    /** When the newest was written; empty when there is none. */
    public Optional<Instant> newest() {
        return Optional.ofNullable(settings.backupDir()).flatMap(folder -> {
            try {
                if (!Files.isDirectory(folder)) return Optional.empty();
                var files = kept(folder);
                return files.isEmpty()
                        ? Optional.<Instant>empty()
                        : Optional.of(
                                Files.getLastModifiedTime(files.getFirst()).toInstant());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    /** When one was last written by the command. */
    public Optional<Instant> byHand() {
        return BackupByHand.last(settings.dataDir());
    }

    /** A folder is named, and this server may read every table. */
    public boolean writes() {
        return settings.backupDir() != null && database.owner().isPresent();
    }

    /** A folder is named that this server cannot write backups into: another does, or nobody. */
    public boolean cannotWrite() {
        return settings.backupDir() != null && database.owner().isEmpty();
    }

    private static List<Path> kept(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(NAME))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
        }
    }
}
