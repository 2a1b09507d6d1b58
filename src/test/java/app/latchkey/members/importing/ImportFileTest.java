package app.latchkey.members.importing;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.members.importing.ReadRow.Kind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportFileTest {
    @TempDir
    Path folder;

    private ImportFile file(byte[] content) throws IOException {
        return ImportFile.at(Files.write(folder.resolve("members.csv"), content));
    }

    private List<ReadRow> read(String text, String country) throws IOException {
        var file = file(text.getBytes(StandardCharsets.UTF_8));
        var reading = new RowReading(Mapping.guess(file.header()), Map.of(), country, LocalDate.of(2026, 3, 9));
        var rows = new ArrayList<ReadRow>();
        file.rows(row -> rows.add(reading.read(row)));
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,\uFEFF", "UTF-16LE,\uFEFF", "UTF-16BE,\uFEFF", "UTF-16LE,''", "windows-1252,''"})
    void finds_out_how_the_file_is_written(String charset, String bom) throws IOException {
        for (var delimiter : List.of(",", ";", "\t"))
            for (var end : List.of("\n", "\r\n", "\r")) {
                var text = bom
                        + String.join(delimiter, "Prénom", "Nom", "Courriel")
                        + end
                        + String.join(delimiter, "Zoé", "\"Lefèvre" + delimiter + " née Roux\"", "zoe@free.fr")
                        + end;
                var file = file(text.getBytes(Charset.forName(charset)));
                assertThat(file.header()).containsExactly("Prénom", "Nom", "Courriel");
                var rows = new ArrayList<ImportFile.Row>();
                file.rows(rows::add);
                assertThat(rows)
                        .containsExactly(new ImportFile.Row(
                                2, List.of("Zoé", "Lefèvre" + delimiter + " née Roux", "zoe@free.fr")));
            }
    }

    @Test
    void finds_an_accent_that_comes_late() throws IOException {
        var text = "name\n" + "Ada\n".repeat(50_000) + "Zoé\n";
        var rows = new ArrayList<ImportFile.Row>();
        file(text.getBytes(Charset.forName("windows-1252"))).rows(rows::add);
        assertThat(rows.getLast()).isEqualTo(new ImportFile.Row(50_002, List.of("Zoé")));
    }

    @Test
    void knows_columns_by_their_english_and_french_names() {
        assertThat(Mapping.guess(List.of(
                                "N° adhérent", "PRENOM", "Nom", "E-mail", "Téléphone", "Date de naissance", "Statut"))
                        .columns())
                .extracting(Optional::get)
                .containsExactly(
                        Column.EXTERNAL_ID,
                        Column.FIRST_NAME,
                        Column.LAST_NAME,
                        Column.EMAIL,
                        Column.PHONE,
                        Column.BIRTH_DATE,
                        Column.STATUS);
        assertThat(Mapping.guess(List.of("Nom", "Mail")).columns().getFirst()).contains(Column.FULL_NAME);
        assertThat(Mapping.guess(List.of("email", "Email")).columns().getLast()).isEmpty();
        assertThat(Mapping.guess(List.of("shoe size")).problems()).containsExactly(Mapping.Problem.NO_NAME);
    }

    @Test
    void says_the_line_and_the_column_of_what_is_wrong() throws IOException {
        var rows = read("""
                first name,last name,date of birth,phone
                Ada,Martin,31/02/1984,ask
                "Tom
                Junior",Roux,12/04/2015,
                Zoe,Roux
                Max,Roux,,,,surplus
                ,,01/01/1990,
                Eve\u0000,Roux,,
                Old,Roux,01/02/84,
                """, "FR");
        assertThat(rows.get(0).problems())
                .extracting(p -> p.line() + " " + p.column() + " " + p.kind())
                .containsExactly("2 date of birth DATE_NOT_READ", "2 phone PHONE_ODD");
        assertThat(rows.get(0).extra()).containsEntry("date of birth", "31/02/1984");
        assertThat(rows.get(1).birthDate()).contains(LocalDate.of(2015, 4, 12));
        assertThat(rows.get(2).line()).isEqualTo(5);
        assertThat(rows.get(2).problems()).extracting(ReadRow.CellProblem::kind).contains(Kind.TOO_FEW_CELLS);
        assertThat(rows.get(3).problems()).extracting(ReadRow.CellProblem::kind).containsExactly(Kind.TOO_MANY_CELLS);
        assertThat(rows.get(4).problems()).extracting(ReadRow.CellProblem::kind).containsExactly(Kind.NO_NAME);
        assertThat(rows.get(5).problems()).extracting(ReadRow.CellProblem::kind).containsExactly(Kind.NUL);
        assertThat(rows.get(6).problems()).extracting(ReadRow.CellProblem::kind).containsExactly(Kind.DATE_NOT_READ);
        assertThat(rows.stream().filter(ReadRow::usable)).hasSize(3);
    }

    @Test
    void reads_a_day_as_the_country_writes_it() throws IOException {
        assertThat(read("name,dob\nAda Roux,02/03/1984\n", "US").getFirst().birthDate())
                .contains(LocalDate.of(1984, 2, 3));
        assertThat(read("name,dob\nAda Roux,02/03/1984\n", "FR").getFirst().birthDate())
                .contains(LocalDate.of(1984, 3, 2));
        assertThat(read("name,dob\nAda Roux,1984\n", "FR").getFirst().birthYear())
                .contains(1984);
    }

    @Test
    void a_year_that_contradicts_its_date_is_told_and_the_date_counts() throws IOException {
        var row = read("name,dob,birth year\nAda Roux,02/03/1984,1985\n", "FR").getFirst();
        assertThat(row.birthDate()).contains(LocalDate.of(1984, 3, 2));
        assertThat(row.birthYear()).contains(1984);
        assertThat(row.problems()).extracting(ReadRow.CellProblem::kind).containsExactly(Kind.YEAR_AND_DATE_DIFFER);
        assertThat(read("name,dob,birth year\nAda Roux,02/03/1984,1984\n", "FR")
                        .getFirst()
                        .problems())
                .isEmpty();
    }

    @Test
    void asks_about_each_status_once_and_takes_only_active_words_for_members() {
        assertThat(StatusMeaning.guess("Active")).isEqualTo(StatusMeaning.MEMBER);
        assertThat(StatusMeaning.guess("À jour")).isEqualTo(StatusMeaning.MEMBER);
        assertThat(StatusMeaning.guess("Cancelled")).isEqualTo(StatusMeaning.NOT_INVITED);
        assertThat(StatusMeaning.guess("")).isEqualTo(StatusMeaning.NOT_INVITED);
        assertThat(StatusMeaning.guess("inactive")).isEqualTo(StatusMeaning.NOT_INVITED);
    }
}
