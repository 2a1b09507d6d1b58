package app.latchkey.members.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.latchkey.audit.Actor;
import app.latchkey.members.House;
import app.latchkey.members.MemberAdded;
import app.latchkey.members.MemberDetails;
import app.latchkey.members.MemberImport;
import app.latchkey.members.MemberImport.Started;
import app.latchkey.members.MemberImport.Wishes;
import app.latchkey.members.MembersImported;
import app.latchkey.members.SharedKind;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.texts.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberImportTest {
    private static final String LIST = """
            id,first name,last name,email,phone,birth year,status,shoe size
            A1,Ada,Martin,ada@free.fr,0612345678,1984,active,38
            A2,Tom,Martin,ada@free.fr,,2015,active,
            A3,Zoé,Roux,zoe.rouxgmail.com,,1990,former,40
            A4,,,x@free.fr,,,active,
            A5,Old,Timer,,,1940,gone,
            """;

    @TempDir
    Path folder;

    private final House house = new House();
    private final ImportHouse imports = new ImportHouse(house);
    private final ClubId club = house.club("FR");

    private UUID start(String text, Wishes wishes, boolean dryRun) throws IOException {
        var file = Files.writeString(folder.resolve("list.csv"), text);
        var started = imports.importing.start(club, Actor.SYSTEM, file, "list.csv", wishes, dryRun);
        return ((Started.Import) started).id();
    }

    private UUID run(String text, boolean dryRun) throws IOException {
        var id = start(text, new Wishes(Map.of(), Map.of("gone", "ARCHIVED")), dryRun);
        imports.importing.work(club, id);
        assertThat(imports.importing.status(club, id).orElseThrow().state()).isEqualTo("DONE");
        return id;
    }

    private long files() {
        return house.sheets.count(club, 100_000);
    }

    @Test
    void a_trial_run_tells_and_changes_nothing() throws IOException {
        var id = run(LIST, true);
        assertThat(files()).isZero();
        var status = imports.importing.status(club, id).orElseThrow();
        assertThat(status.totals())
                .containsEntry("rows", 5L)
                .containsEntry("new", 4L)
                .containsEntry("errors", 1L)
                .containsEntry("sharedFamily", 2L)
                .containsEntry("invalid", 1L)
                .containsEntry("noAddress", 1L)
                .containsEntry("notInvited", 1L)
                .containsEntry("archived", 1L)
                .containsEntry("invitable", 2L);
        var rows = imports.importing.rows(club, id, 0, 100);
        assertThat(rows)
                .extracting(r -> r.line() + " " + r.outcome() + " " + r.reach().orElse("-"))
                .containsExactly(
                        "2 NEW SHARED_FAMILY", "3 NEW SHARED_FAMILY", "4 NEW INVALID", "5 ERROR -", "6 NEW NO_ADDRESS");
        assertThat(rows.get(2).suggestion()).contains("zoe.roux@gmail.com");
        assertThat(rows.get(0).sharedWith()).containsExactly("line 3");
    }

    @Test
    void a_run_adds_every_usable_row_and_keeps_every_word() throws IOException {
        var id = run(LIST, false);
        assertThat(imports.importing.members(club, id)).hasSize(4);
        var ada = house.sheet(club, house.sheets.byExternalId(club, "A1").orElseThrow());
        assertThat(ada.extra()).containsEntry("shoe size", "38").containsEntry("status", "active");
        assertThat(ada.file().username()).isEqualTo("ada.martin");
        var zoe = house.sheet(club, house.sheets.byExternalId(club, "A3").orElseThrow());
        assertThat(zoe.file().invitable()).isFalse();
        assertThat(zoe.file().address().orElseThrow().valid()).isFalse();
        assertThat(zoe.suggestion()).contains("zoe.roux@gmail.com");
        var old = house.sheet(club, house.sheets.byExternalId(club, "A5").orElseThrow());
        assertThat(old.file().archived()).isPresent();
        assertThat(house.sheets.search(club, "roux", 10)).hasSize(1);
        assertThat(house.events).isNotEmpty().hasOnlyElementsOfType(MembersImported.class);
    }

    @Test
    void the_same_list_again_adds_nobody_with_or_without_ids() throws IOException {
        run(LIST, false);
        var again = run(LIST, false);
        assertThat(imports.importing.status(club, again).orElseThrow().totals()).containsEntry("known", 4L);
        var plain = "name,birth year\nAda Roux,1980\nAda Roux,1980\n";
        assertThat(imports.importing.members(club, run(plain, false))).hasSize(2);
        assertThat(imports.importing.members(club, run(plain, false))).isEmpty();
    }

    @Test
    void a_file_on_hand_is_never_overwritten_and_an_id_twice_in_the_list_is_an_error() throws IOException {
        house.add(
                club,
                new MemberDetails(
                        "Ada",
                        "Desk",
                        "",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        "A1",
                        "",
                        List.of(),
                        "by hand",
                        List.of()));
        var id = run(LIST + "A2,Tom,Again,,,,active,\n", false);
        assertThat(house.sheet(club, house.sheets.byExternalId(club, "A1").orElseThrow())
                        .notes())
                .isEqualTo("by hand");
        assertThat(imports.importing.rows(club, id, 6, 10).getFirst().problems())
                .extracting(p -> p.kind())
                .containsExactly("SAME_EXTERNAL_ID");
        assertThat(house.events).hasAtLeastOneElementOfType(MemberAdded.class);
    }

    @Test
    void a_card_comes_in_with_the_list_and_leads_to_one_person() throws IOException {
        var tom = house.add(club, MemberDetails.named("Tom", "Roux").carded("500"));
        var id = run("""
                Name,Card No
                Ada Martin,1002
                Zoé Roux,1003
                Ines Rocha,1002
                Hedi Bahri,0500
                Lena Berg,500
                Emma Larsen,1.23E+09
                Noé Petit,1001
                """, false);
        assertThat(imports.importing.rows(club, id, 0, 100))
                .extracting(row -> row.name()
                        + row.problems().stream().map(p -> " " + p.kind()).collect(Collectors.joining()))
                .containsExactly(
                        "Ada Martin",
                        "Zoé Roux",
                        "Ines Rocha CARD_TAKEN",
                        "Hedi Bahri",
                        "Lena Berg CARD_TAKEN",
                        "Emma Larsen CARD_ODD",
                        "Noé Petit CARD_TAKEN");
        var sheets = imports.importing.members(club, id).stream()
                .map(member -> house.sheet(club, member))
                .toList();
        assertThat(sheets)
                .extracting(
                        sheet -> sheet.file().number() + " " + sheet.details().cards())
                .as("no row has a number that is the card of another row")
                .containsExactly(
                        "1004 [1002]", "1005 [1003]", "1006 []", "1007 [0500]", "1008 []", "1009 []", "1010 []");
        assertThat(sheets.get(2).extra()).containsEntry("Card No", "1002");
        assertThat(sheets.get(5).extra()).containsEntry("Card No", "1.23E+09");
        assertThat(house.sheet(club, tom).details().cards()).containsExactly("500");
    }

    @Test
    void killed_in_the_middle_it_goes_on_where_it_stood() throws IOException {
        var text = new StringBuilder("name,email\n");
        for (int i = 0; i < 2500; i++) text.append("Ada Roux,ada").append(i).append("@free.fr\n");
        var id = start(text.toString(), Wishes.NONE, false);
        imports.dieAfterChunks = 1;
        assertThatThrownBy(() -> imports.importing.work(club, id)).hasMessage("killed");
        assertThat(files()).isEqualTo(1000);
        imports.dieAfterChunks = Integer.MAX_VALUE;
        imports.importing.work(imports.takenAnew(id));
        assertThat(files()).isEqualTo(2500);
        assertThat(imports.importing.members(club, id)).hasSize(2500).doesNotHaveDuplicates();
        assertThat(imports.importing.status(club, id).orElseThrow().totals()).containsEntry("new", 2500L);
        assertThat(house.sheets.search(club, "ada.roux2500", 10)).hasSize(1);
    }

    @Test
    void the_stop_of_the_server_keeps_what_is_in_and_costs_no_attempt() throws IOException {
        var text = new StringBuilder("name,email\n");
        for (int i = 0; i < 2500; i++) text.append("Ada Roux,ada").append(i).append("@free.fr\n");
        var id = start(text.toString(), Wishes.NONE, false);
        imports.stopAfterChunk = true;
        var taken = house.tx.global(() -> imports.ready.take(Optional.of(id))).orElseThrow();
        assertThatThrownBy(() -> imports.importing.work(taken)).isInstanceOf(ImportRun.Stopping.class);
        imports.run.giveBack(taken);
        assertThat(files()).isEqualTo(1000);

        var restarted = new ImportHouse(house);
        var again = house.tx.global(() -> restarted.ready.take(Optional.of(id))).orElseThrow();
        assertThat(again.attempt()).isEqualTo(1);
        restarted.importing.work(again);
        assertThat(files()).isEqualTo(2500);
    }

    @Test
    void the_report_of_a_long_list_is_sent_page_by_page() throws IOException {
        var text = new StringBuilder("name,email\n");
        for (int i = 0; i < 11_000; i++) text.append("Ada Roux,ada").append(i).append("@free.fr\n");
        var id = run(text.toString(), true);
        var read = new ArrayList<Long>();
        var rows = new ImportRows(house.sql, house.tx, house.json) {
            @Override
            List<MemberImport.Row> read(ClubId at, UUID of, long after, int most, Optional<String> what) {
                read.add(after);
                return super.read(at, of, after, most, what);
            }
        };
        var report = new ReportFile(rows, new Texts());
        var whole = new ByteArrayOutputStream();
        report.write(club, id, Locale.ENGLISH, whole);
        assertThat(whole.toString(StandardCharsets.UTF_8).lines()).hasSize(11_001);
        assertThat(read).hasSize(4);
        read.clear();
        assertThatThrownBy(() -> report.write(club, id, Locale.ENGLISH, new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        throw new IOException("they went away");
                    }
                }))
                .hasMessageContaining("they went away");
        assertThat(read).as("what nobody takes is not read").hasSize(1);
    }

    @Test
    void refuses_a_file_without_a_name_and_a_column_that_is_not_there() throws IOException {
        var file = Files.writeString(folder.resolve("shoes.csv"), "shoe size\n38\n");
        assertThat(imports.importing.start(club, Actor.SYSTEM, file, "s.csv", Wishes.NONE, true))
                .isEqualTo(new Started.Refused(List.of("NO_NAME")));
        var wishes = new Wishes(Map.of("shoes", "EMAIL"), Map.of());
        assertThat(imports.importing.start(club, Actor.SYSTEM, file, "s.csv", wishes, true))
                .isEqualTo(new Started.Refused(List.of("UNKNOWN_COLUMN")));
        var named = new Wishes(Map.of("shoe size", "FULL_NAME"), Map.of());
        assertThat(imports.importing.start(club, Actor.SYSTEM, file, "s.csv", named, true))
                .isInstanceOf(Started.Import.class);
    }

    @Test
    void an_import_of_another_club_is_not_there() throws IOException {
        var id = run(LIST, true);
        var other = house.club("FR");
        assertThat(imports.importing.status(other, id)).isEmpty();
        assertThat(imports.importing.rows(other, id, 0, 10)).isEmpty();
    }

    @Test
    void pulsefit_goes_in_whole() {
        assumeTrue(
                PulseFitTest.file().isPresent(), "skipped: " + PulseFitTest.FILE + " does not lie beside the project");
        var tunis = house.club("TN");
        var file = PulseFitTest.file().orElseThrow();
        var started = imports.importing.start(tunis, Actor.SYSTEM, file, "members_raw.csv", Wishes.NONE, false);
        var id = ((Started.Import) started).id();
        imports.importing.work(tunis, id);
        var members = imports.importing.members(tunis, id);
        assertThat(members).hasSize(500);
        assertThat(imports.importing.status(tunis, id).orElseThrow().totals())
                .containsEntry("noAddress", 22L)
                .containsEntry("invalid", 21L)
                .containsEntry("duplicates", 9L)
                .containsEntry("notInvited", 198L)
                .containsEntry("invitable", 128L)
                .doesNotContainKey("errors")
                .doesNotContainKey("known");
        var neighbours = new app.latchkey.members.Neighbours(house.sql);
        var near = house.tx.readInClub(tunis, () -> neighbours.of(tunis, members));
        assertThat(near.values().stream().filter(n -> n.stream().anyMatch(x -> x.twin())))
                .hasSize(18);
        assertThat(near.values().stream()
                        .filter(n -> n.stream().anyMatch(x -> x.sharing().isPresent())))
                .hasSize(250);
        assertThat(near.values().stream().flatMap(List::stream).flatMap(n -> n.sharing().stream()))
                .doesNotContain(SharedKind.FAMILY);
    }
}
