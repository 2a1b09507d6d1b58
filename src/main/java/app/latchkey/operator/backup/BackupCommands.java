package app.latchkey.operator.backup;

import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** {@code backup FILE} and {@code restore FILE}. */
public final class BackupCommands {
    private BackupCommands() {}

    /** @param cwd from where a relative path is meant */
    public static int backup(Settings settings, Path cwd, List<String> rest, PrintStream out) {
        var file = file(cwd, rest, "backup");
        try (var database = OpenDatabase.of(settings, false)) {
            var owner = database.owner()
                    .orElseThrow(
                            () -> new StartRefused("A backup reads every table: set LATCHKEY_DATABASE_OWNER_URL."));
            var rows = Backup.write(owner, file);
            noted(settings, file, out);
            out.println(file + " holds " + rows + " rows. Keys are not in it: keep "
                    + settings.dataDir().resolve("keys.properties") + " at another place too.");
            out.println("Beside it lie " + ErasureJournal.NAME + " and " + StopJournal.NAME
                    + ": after a restore, who was erased stays erased, and who unsubscribed gets no mailings.");
        }
        return 0;
    }

    private static void noted(Settings settings, Path file, PrintStream out) {
        try {
            BackupByHand.note(settings.dataDir(), file);
        } catch (IOException unwritable) {
            out.println("The data directory could not be written (" + unwritable.getMessage()
                    + "): ./latchkey doctor does not know of this backup.");
        }
    }

    public static int restore(Settings settings, Path cwd, List<String> rest, PrintStream out) {
        var file = file(cwd, rest, "restore");
        try (var database = OpenDatabase.of(settings, false)) {
            var revived = Restore.into(database, KeyRing.open(settings.dataDir()), file, settings.dataDir());
            out.println("Restored as of " + revived.takenAt() + ": " + revived.clubs() + " clubs, " + revived.members()
                    + " members.");
            out.println(
                    "Links, codes, sessions and recovery codes of before are dead. To be looked at by a person, with names"
                            + " under /operator/restored:");
            out.println("  staff roles that came back: " + revived.staff());
            out.println("  API keys that came back, held until their club lets them go: " + revived.apiKeys());
            out.println("  mails that wait in lanes 1 to 3, held until an operator lets them go: "
                    + revived.waitingMails());
            out.println(revived.erasedAgain()
                    .map(count -> "  files and accounts that had been erased since, and are erased again: " + count)
                    .orElse("  who was erased after the backup is back: no " + ErasureJournal.NAME
                            + " lay beside it or in the data directory"));
            out.println(revived.stoppedAgain()
                    .map(count ->
                            "  addresses that unsubscribed or complained since, and get no mailings again: " + count)
                    .orElse("  who unsubscribed or complained after the backup gets mailings again: no "
                            + StopJournal.NAME + " lay beside it or in the data directory"));
        }
        return 0;
    }

    private static Path file(Path cwd, List<String> rest, String command) {
        if (rest.size() != 1) throw new StartRefused("Usage: ./latchkey " + command + " FILE");
        return cwd.resolve(rest.getFirst());
    }
}
