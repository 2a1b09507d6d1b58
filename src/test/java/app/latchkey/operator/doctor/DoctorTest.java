package app.latchkey.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.OurRefusals;
import app.latchkey.messages.dkim.DomainKeys;
import app.latchkey.operator.backup.BackupCommands;
import app.latchkey.operator.backup.NightlyBackup;
import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.platform.dns.Dns;
import app.latchkey.platform.dns.Zone;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.SettingsReader;
import app.latchkey.platform.texts.Texts;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import app.latchkey.testing.Wired;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path folder;

    private Settings settings(Map<String, String> more) {
        var all = new HashMap<>(Map.of("LATCHKEY_DATA_DIR", folder.toString()));
        all.putAll(more);
        return SettingsReader.read(folder, all, Map.of(), false);
    }

    private List<String> keys(Settings settings) {
        if (!Files.exists(folder.resolve("keys.properties"))) KeyRing.open(settings.dataDir());
        var transactions = TestDatabase.transactions();
        var backup = RunningHouse.bean(NightlyBackup.class);
        return new Doctor(
                        settings,
                        backup,
                        transactions,
                        RunningHouse.bean(Dns.class),
                        new DomainKeys(settings),
                        RunningHouse.bean(OurRefusals.class))
                .look().stream().map(Verdict::key).toList();
    }

    @Test
    void keys_that_others_may_read_and_a_house_without_backups_are_said() throws Exception {
        var settings = settings(Map.of());
        assertThat(keys(settings)).containsExactly("relay.none", "keys.good", "backup.none");
        Files.setPosixFilePermissions(folder.resolve("keys.properties"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(keys(settings)).contains("keys.open");
    }

    @Test
    void a_file_with_a_secret_that_others_may_read_is_said_and_one_of_another_user_only_noted() throws Exception {
        var file = Files.writeString(folder.resolve("postmark"), "0123456789abcdef0123456789abcdef\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var asked = Map.of("LATCHKEY_POSTMARK_KEY_FILE", "postmark");
        assertThat(keys(settings(asked))).contains("secret.open").doesNotContain("secret.mounted");
        var user = System.getProperty("user.name");
        try {
            System.setProperty("user.name", "somebody else");
            assertThat(keys(settings(asked))).contains("secret.mounted").doesNotContain("secret.open");
        } finally {
            System.setProperty("user.name", user);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(keys(settings(asked))).noneMatch(key -> key.startsWith("secret."));
    }

    @Test
    void the_command_says_each_thing_in_a_line_and_whether_anything_is_to_be_mended() {
        var settings = settings(Map.of());
        KeyRing.open(settings.dataDir());
        var out = new java.io.ByteArrayOutputStream();
        var doctor = new Doctor(
                settings,
                RunningHouse.bean(NightlyBackup.class),
                TestDatabase.transactions(),
                RunningHouse.bean(Dns.class),
                new DomainKeys(settings),
                RunningHouse.bean(OurRefusals.class));
        var status = new DoctorCommand(doctor, RunningHouse.bean(Texts.class)).run(null, new PrintStream(out));
        assertThat(status).isEqualTo(1);
        assertThat(out.toString())
                .contains("To mend.  No nightly backup is set")
                .contains("Good.  The keys in");
    }

    @Test
    void each_state_of_the_backups_has_its_own_verdict() throws Exception {
        var nights = Files.createDirectory(folder.resolve("nights"));
        var byNight = settings(Map.of("LATCHKEY_BACKUP_DIR", nights.toString()));
        var byHand = settings(Map.of());
        assertThat(backups(byHand, true)).isEqualTo("backup.none");
        assertThat(backups(byNight, true)).isEqualTo("backup.never");
        assertThat(backups(byNight, false)).isEqualTo("backup.cannot");
        var file = Files.writeString(nights.resolve("latchkey-2026-01-01.zip"), "a backup");
        assertThat(backups(byNight, true)).isEqualTo("backup.good");
        assertThat(backups(byNight, false))
                .as("another server writes into the same folder")
                .isEqualTo("backup.elsewhere");
        aged(file);
        assertThat(backups(byNight, true)).isEqualTo("backup.old");
        assertThat(backups(byNight, false)).isEqualTo("backup.cannot");
    }

    @Test
    void a_backup_by_the_command_is_known_wherever_its_file_is_now() throws Exception {
        var owner = TestDatabase.database().owner().orElseThrow();
        var url = owner.url()
                .replace("jdbc:postgresql://", "postgresql://" + owner.user() + ":" + owner.password() + "@");
        var settings = settings(Map.of("LATCHKEY_DATABASE_URL", url, "LATCHKEY_DATABASE_OWNER_URL", url));
        BackupCommands.backup(
                settings, folder, List.of("by-hand.zip"), new PrintStream(OutputStream.nullOutputStream()));
        Files.delete(folder.resolve("by-hand.zip"));
        assertThat(backups(settings, true)).isEqualTo("backup.hand");
        aged(folder.resolve("backup.last"));
        assertThat(backups(settings, true)).isEqualTo("backup.hand.old");
    }

    private static void aged(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    }

    private String backups(Settings settings, boolean owner) {
        KeyRing.open(settings.dataDir());
        var open = TestDatabase.database();
        var database = owner ? open : new OpenDatabase(open.app(), null);
        var backup = Wired.with(NightlyBackup.class, settings, database, TestDatabase.transactions());
        return new Doctor(
                        settings,
                        backup,
                        TestDatabase.transactions(),
                        RunningHouse.bean(Dns.class),
                        new DomainKeys(settings),
                        RunningHouse.bean(OurRefusals.class))
                .look().stream()
                        .map(Verdict::key)
                        .filter(key -> key.startsWith("backup."))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void servers_that_refuse_because_of_our_own_set_up_are_counted() {
        var settings = settings(Map.of(
                "LATCHKEY_SMTP_URL", "smtp://relay.example.net", "LATCHKEY_MAIL_FROM", "Club <door@club.example>"));
        KeyRing.open(settings.dataDir());
        var doctor = new Doctor(
                settings,
                RunningHouse.bean(NightlyBackup.class),
                TestDatabase.transactions(),
                new Zone(),
                new DomainKeys(settings),
                RunningHouse.bean(OurRefusals.class));
        var sql = TestDatabase.jdbc();
        sql.sql("delete from our_refusal").update();
        assertThat(doctor.look()).noneMatch(verdict -> verdict.key().equals("refused"));
        sql.sql("insert into our_refusal (domain, refusals, since, seen_at, reported, code, words) values"
                        + " ('wary.example', 3, now(), now(), true, '550 5.7.26', '550 5.7.26 SPF did not pass')")
                .update();
        try {
            assertThat(doctor.look())
                    .filteredOn(verdict -> verdict.key().equals("refused"))
                    .singleElement()
                    .satisfies(verdict -> {
                        assertThat(verdict.state()).isEqualTo(Verdict.State.MEND);
                        assertThat(verdict.words()).containsExactly("1");
                    });
        } finally {
            sql.sql("delete from our_refusal").update();
        }
    }

    @Test
    void a_sender_at_localhost_is_refused_before_anybody_is_asked() {
        assertThat(keys(settings(Map.of(
                        "LATCHKEY_SMTP_URL",
                        "smtp://relay.example.net",
                        "LATCHKEY_MAIL_FROM",
                        "Club <door@localhost>"))))
                .contains("from.localhost");
    }
}
