package app.latchkey.operator.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.messages.Suppressions;
import app.latchkey.messages.unsubscribing.Unsubscriptions;
import app.latchkey.platform.database.Login;
import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.keys.Purpose;
import app.latchkey.platform.postgres.EmbeddedPostgres;
import app.latchkey.platform.settings.SettingsReader;
import app.latchkey.platform.settings.StartRefused;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Everything into a file while people work, and out of it into an empty database of another cluster. */
class BackupTest {
    /** Changed by the restore itself. */
    private static final Set<String> ITS_OWN = Set.of("api_key", "epoch");

    @TempDir
    private Path folder;

    private static Login here() {
        return TestDatabase.database().owner().orElseThrow();
    }

    private static JdbcClient sql(Login login) {
        return JdbcClient.create(new DriverManagerDataSource(login.url(), login.user(), login.password()));
    }

    /** An empty database of its own, for as long as the deed lasts. */
    private void elsewhere(Deed deed) throws Exception {
        elsewhere("elsewhere", deed);
    }

    private void elsewhere(String name, Deed deed) throws Exception {
        try (var postgres = EmbeddedPostgres.open(folder.resolve(name), Path.of("target/postgres-binaries"), false)) {
            var owner = new Login(postgres.url(), postgres.ownerUser(), postgres.ownerPassword());
            var app = new Login(postgres.url(), postgres.appUser(), postgres.appPassword());
            deed.with(new OpenDatabase(app, owner));
        }
    }

    private interface Deed {
        void with(OpenDatabase database) throws Exception;
    }

    private KeyRing ring() {
        return KeyRing.open(folder.resolve("ring"));
    }

    private static Club somebodyWorksHere() {
        var club = RunningHouse.club("FR");
        var owner = RunningHouse.staff(club, Role.OWNER);
        for (var name : List.of("Ada", "Tom", "Zoë"))
            owner.post(
                    club.path() + "desk/members/new",
                    Map.of(
                            "first",
                            name,
                            "last",
                            "Martin\t\\N of \"Nowhere\"",
                            "notes",
                            "line\nline",
                            "evenSo",
                            "true"));
        return club;
    }

    private static Map<String, List<String>> contents(Path file) throws IOException {
        var all = new HashMap<String, List<String>>();
        try (var backup = BackupFile.verified(file)) {
            for (var table : backup.manifest().tables())
                if (!ITS_OWN.contains(table.name()))
                    all.put(
                            table.name(),
                            new String(backup.content(table.name()).readAllBytes(), StandardCharsets.UTF_8)
                                    .lines()
                                    .sorted()
                                    .toList());
        }
        return all;
    }

    private static boolean hasTables(OpenDatabase database) {
        return sql(database.owner().orElseThrow())
                .sql("select exists (select from pg_class where relname = 'club' and relkind = 'r')")
                .query(Boolean.class)
                .single();
    }

    @Test
    void what_comes_out_of_it_is_what_went_in_row_by_row() throws Exception {
        somebodyWorksHere();
        var file = folder.resolve("all.zip");
        assertThat(Backup.write(here(), file)).isPositive();
        elsewhere(database -> {
            var revived = Restore.into(database, ring(), file);
            assertThat(revived.members()).isGreaterThanOrEqualTo(3);
            var again = folder.resolve("again.zip");
            Backup.write(database.owner().orElseThrow(), again);
            assertThat(contents(again)).isEqualTo(contents(file));
        });
    }

    @Test
    void nothing_that_opens_a_door_by_itself_is_in_it_and_nobody_else_reads_it() throws Exception {
        somebodyWorksHere();
        var file = folder.resolve("all.zip");
        Backup.write(here(), file);
        try (var backup = BackupFile.verified(file)) {
            assertThat(backup.manifest().tables().stream().map(Manifest.Table::name))
                    .doesNotContain("session", "mailed_code", "reset", "recovery_code", "operator_link", "confirmation")
                    .contains("member", "account", "audit");
            assertThat(backup.manifest().keys()).isEqualTo("not included");
        }
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(folder.resolve("all.zip.new")).doesNotExist();
    }

    @Test
    void a_restored_backup_revives_no_link_no_session_and_no_key_and_holds_the_slower_lanes() throws Exception {
        var club = somebodyWorksHere();
        sql(here())
                .sql("insert into api_key (club_id, id, name, hash, scopes, created_at)"
                        + " values (:club, gen_random_uuid(), 'till', 'x', '{members:read}', now())")
                .param("club", club.id().value())
                .update();
        var file = folder.resolve("all.zip");
        Backup.write(here(), file);
        var ring = ring();
        var link = "a link".getBytes(StandardCharsets.UTF_8);
        var before = ring.mac(Purpose.TOKEN, link);
        elsewhere(database -> {
            var revived = Restore.into(database, ring, file);
            assertThat(revived.apiKeys()).isPositive();
            assertThat(ring.verify(Purpose.TOKEN, link, before)).isFalse();
            var sql = sql(database.owner().orElseThrow());
            assertThat(sql.sql("select count(*) from session").query(Long.class).single())
                    .isZero();
            assertThat(sql.sql("select count(*) from api_key where revoked_at is null and held_at is null")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(sql.sql("select lane from lane_hold order by lane")
                            .query(String.class)
                            .list())
                    .containsExactly("MAILING", "REMINDER", "SERVICE");
            assertThat(sql.sql("select max(n) from epoch").query(Integer.class).single())
                    .isEqualTo(ring.epoch());
        });
    }

    @Test
    void who_was_erased_after_the_backup_does_not_come_back_with_it() throws Exception {
        var club = somebodyWorksHere();
        var backups = Files.createDirectory(folder.resolve("backups"));
        var file = backups.resolve("all.zip");
        Backup.write(here(), file);
        var bare =
                Files.copy(file, Files.createDirectory(folder.resolve("bare")).resolve("all.zip"));
        erase(club, "Zoë");
        var settings = SettingsReader.read(folder, Map.of("LATCHKEY_BACKUP_DIR", backups.toString()), Map.of(), false);
        new JournalKeeper(JournalConfiguration.ERASURES, settings, TestDatabase.transactions(), sql(here())).next();
        assertThat(Files.readString(backups.resolve(ErasureJournal.NAME))).doesNotContain("Zoë");
        elsewhere("bare-database", database -> {
            assertThat(Restore.into(database, ring(), bare).erasedAgain()).isEmpty();
            assertThat(named(database, club, "Zoë")).as("without the journal").isEqualTo(1);
        });
        elsewhere(database -> {
            assertThat(Restore.into(database, ring(), file).erasedAgain()).hasValue(1L);
            assertThat(named(database, club, "Zoë")).isZero();
            assertThat(named(database, club, "Ada")).isEqualTo(1);
        });
    }

    @Test
    void who_unsubscribed_or_complained_after_the_backup_gets_no_mailings_when_it_is_put_back() throws Exception {
        var club = RunningHouse.club("FR");
        var owner = RunningHouse.staff(club, Role.OWNER);
        for (var name : List.of("uma", "carl", "wanda", "ada"))
            owner.post(
                    club.path() + "desk/members/new",
                    Map.of("first", name, "last", "Martin", "email", address(club, name), "evenSo", "true"));
        var backups = Files.createDirectory(folder.resolve("backups"));
        var file = backups.resolve("all.zip");
        Backup.write(here(), file);
        var bare =
                Files.copy(file, Files.createDirectory(folder.resolve("bare")).resolve("all.zip"));
        var unsubscriptions = RunningHouse.bean(Unsubscriptions.class);
        RunningHouse.bean(Transactions.class).inClub(club.id(), () -> {
            for (var name : List.of("uma", "wanda"))
                unsubscriptions.add(
                        club.id(),
                        address(club, name),
                        Unsubscriptions.EVERYTHING,
                        Optional.empty(),
                        Unsubscriptions.How.PAGE);
            RunningHouse.bean(Suppressions.class).complained(club.id(), address(club, "carl"));
        });
        RunningHouse.bean(Transactions.class)
                .inClub(
                        club.id(),
                        () -> unsubscriptions.end(
                                club.id(),
                                address(club, "wanda"),
                                Unsubscriptions.EVERYTHING,
                                Optional.empty(),
                                "rang"));
        var settings = SettingsReader.read(folder, Map.of("LATCHKEY_BACKUP_DIR", backups.toString()), Map.of(), false);
        new JournalKeeper(JournalConfiguration.STOPS, settings, TestDatabase.transactions(), sql(here())).next();
        assertThat(Files.readString(backups.resolve(StopJournal.NAME))).doesNotContain("uma", "@");
        elsewhere("bare-database", database -> {
            assertThat(Restore.into(database, ring(), bare).stoppedAgain()).isEmpty();
            assertThat(stopped(database, club)).as("without the journal").isEmpty();
        });
        elsewhere(database -> {
            assertThat(Restore.into(database, ring(), file).stoppedAgain()).hasValue(2L);
            assertThat(stopped(database, club))
                    .containsExactlyInAnyOrder(address(club, "uma") + " PAGE", address(club, "carl") + " COMPLAINT");
            // The same by other means: a dump of before, put over it.
            var sql = sql(database.owner().orElseThrow());
            sql.sql("delete from epoch").update();
            sql.sql("delete from unsubscription").update();
            sql.sql("update address_state set complained_at = null").update();
            assertThat(Epochs.agree(database, ring(), backups)).isTrue();
            assertThat(stopped(database, club)).hasSize(2);
        });
    }

    private static String address(Club club, String name) {
        return name + "@" + club.slug() + ".example";
    }

    private static List<String> stopped(OpenDatabase database, Club club) {
        return sql(database.owner().orElseThrow())
                .sql("select key || ' ' || how from unsubscription where club_id = :club and ended_at is null"
                        + " union all select key || ' COMPLAINT' from address_state"
                        + " where club_id = :club and complained_at is not null")
                .param("club", club.id().value())
                .query(String.class)
                .list();
    }

    private static void erase(Club club, String first) {
        var member = sql(here())
                .sql("update member set archived_at = now() where club_id = :club and first = :first returning id")
                .param("club", club.id().value())
                .param("first", first)
                .query(UUID.class)
                .single();
        var erasure = UUID.randomUUID();
        sql(here())
                .sql(
                        "insert into erasure (club_id, id, member_id, asked_at, due_at) values (:club, :id, :m, now(), now())")
                .param("club", club.id().value())
                .param("id", erasure)
                .param("m", member)
                .update();
        var transactions = RunningHouse.bean(Transactions.class);
        var gone = transactions.inClub(
                club.id(),
                () -> RunningHouse.bean(JdbcClient.class)
                        .sql("select erase_member(:club, :id, now())")
                        .param("club", club.id().value())
                        .param("id", erasure)
                        .query(Integer.class)
                        .single());
        assertThat(gone).isEqualTo(1);
    }

    private static long named(OpenDatabase database, Club club, String first) {
        return sql(database.owner().orElseThrow())
                .sql("select count(*) from member where club_id = :club and first = :first")
                .param("club", club.id().value())
                .param("first", first)
                .query(Long.class)
                .single();
    }

    @Test
    void a_journal_that_is_damaged_stops_a_restore_instead_of_bringing_people_back() throws Exception {
        somebodyWorksHere();
        var file = folder.resolve("all.zip");
        Backup.write(here(), file);
        Files.writeString(folder.resolve(ErasureJournal.NAME), "MEMBER 12ab\n");
        elsewhere(database -> {
            assertThatThrownBy(() -> Restore.into(database, ring(), file))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("is damaged at");
            assertThat(hasTables(database)).isFalse();
        });
    }

    @Test
    void a_backup_taken_while_people_write_fits_together() throws Exception {
        var club = somebodyWorksHere();
        var owner = RunningHouse.staff(club, Role.OWNER);
        var over = new AtomicBoolean();
        var writer = Thread.ofVirtual().start(() -> {
            for (var n = 0; !over.get(); n++)
                owner.post(
                        club.path() + "desk/members/new",
                        Map.of("first", "Ada", "last", "Number " + n, "evenSo", "true"));
        });
        var file = folder.resolve("all.zip");
        try {
            Backup.write(here(), file);
        } finally {
            over.set(true);
            writer.join();
        }
        // Every foreign key is checked again while it comes in.
        elsewhere(database ->
                assertThat(Restore.into(database, ring(), file).clubs()).isPositive());
    }

    @Test
    void a_damaged_a_cut_and_a_foreign_file_are_refused_before_anything_is_touched() throws Exception {
        somebodyWorksHere();
        var whole = folder.resolve("all.zip");
        Backup.write(here(), whole);
        var bytes = Files.readAllBytes(whole);
        var damaged = bytes.clone();
        for (var at = bytes.length / 3; at < bytes.length / 3 + 40; at++) damaged[at] ^= 0x55;
        var cases = new ArrayList<Path>();
        cases.add(Files.write(folder.resolve("damaged.zip"), damaged));
        cases.add(Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(bytes, bytes.length / 2)));
        cases.add(Files.writeString(folder.resolve("foreign.zip"), "not a zip at all"));
        cases.add(folder.resolve("missing.zip"));
        elsewhere(database -> {
            for (var file : cases)
                assertThatThrownBy(() -> Restore.into(database, ring(), file))
                        .as("%s", file)
                        .isInstanceOf(StartRefused.class);
            assertThat(hasTables(database)).isFalse();
        });
    }

    @Test
    void where_there_are_clubs_nothing_is_overwritten() throws Exception {
        somebodyWorksHere();
        var file = folder.resolve("all.zip");
        Backup.write(here(), file);
        assertThatThrownBy(() -> Restore.into(TestDatabase.database(), ring(), file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("clubs in this database already");
    }

    @Test
    void a_database_put_back_by_any_other_means_is_noticed_once() throws Exception {
        var file = folder.resolve("all.zip");
        somebodyWorksHere();
        Backup.write(here(), file);
        elsewhere(database -> {
            var ring = ring();
            Restore.into(database, ring, file);
            var owner = database.owner().orElseThrow();
            assertThat(Epochs.agree(owner, ring)).isFalse();
            var sql = sql(owner);
            sql.sql("delete from lane_hold").update();
            sql.sql("delete from epoch").update();
            assertThat(Epochs.agree(owner, ring)).isTrue();
            assertThat(sql.sql("select count(*) from lane_hold")
                            .query(Long.class)
                            .single())
                    .isEqualTo(3);
            assertThat(Epochs.agree(owner, ring)).isFalse();
        });
    }

    @Test
    void put_back_by_any_other_means_no_recovery_code_opens_and_who_was_erased_is_erased_again() throws Exception {
        var club = somebodyWorksHere();
        var file = folder.resolve("all.zip");
        Backup.write(here(), file);
        var data = Files.createDirectory(folder.resolve("data"));
        erase(club, "Zoë");
        ErasureJournal.write(data, ErasureJournal.rows(sql(here())));
        var bare =
                Files.copy(file, Files.createDirectory(folder.resolve("bare")).resolve("all.zip"));
        elsewhere(database -> {
            var ring = ring();
            Restore.into(database, ring, bare);
            var sql = sql(database.owner().orElseThrow());
            // As a copy of the database's own files brings it.
            sql.sql("delete from epoch").update();
            sql.sql("insert into recovery_code (account_id, hash) select id, 'x' from account limit 1")
                    .update();
            assertThat(named(database, club, "Zoë")).isEqualTo(1);
            assertThat(Epochs.agree(database, ring, data)).isTrue();
            assertThat(named(database, club, "Zoë")).isZero();
            assertThat(sql.sql("select count(*) from recovery_code")
                            .query(Long.class)
                            .single())
                    .isZero();
        });
    }

    @Test
    void where_nobody_may_end_what_was_valid_before_a_database_of_another_time_is_refused() throws Exception {
        somebodyWorksHere();
        var file = folder.resolve("all.zip");
        Backup.write(here(), file);
        elsewhere(database -> {
            var ring = ring();
            Restore.into(database, ring, file);
            var application = new OpenDatabase(database.app(), null);
            assertThat(Epochs.agree(application, ring)).isFalse();
            sql(database.owner().orElseThrow()).sql("delete from epoch").update();
            assertThatThrownBy(() -> Epochs.agree(application, ring))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("LATCHKEY_DATABASE_OWNER_URL");
            assertThat(Epochs.agree(database, ring)).isTrue();
            assertThat(Epochs.agree(application, ring)).isFalse();
        });
    }

    @Test
    void every_night_one_is_written_and_two_weeks_are_kept() throws Exception {
        somebodyWorksHere();
        var nights = Files.createDirectory(folder.resolve("nights"));
        for (var day = 1; day <= 20; day++)
            Files.writeString(nights.resolve("latchkey-2020-01-%02d.zip".formatted(day)), "old");
        Files.writeString(nights.resolve("notes.txt"), "of somebody else");
        var settings = SettingsReader.read(folder, Map.of("LATCHKEY_BACKUP_DIR", nights.toString()), Map.of(), false);
        var nightly = new NightlyBackup(settings, TestDatabase.database(), TestDatabase.transactions());
        nightly.run();
        try (var files = Files.list(nights)) {
            assertThat(files.toList()).hasSize(NightlyBackup.KEPT + 1).contains(nights.resolve("notes.txt"));
        }
        assertThat(nights.resolve("latchkey-2020-01-08.zip")).exists();
        assertThat(nights.resolve("latchkey-2020-01-07.zip")).doesNotExist();
        assertThat(nightly.newest()).isPresent();
    }
}
