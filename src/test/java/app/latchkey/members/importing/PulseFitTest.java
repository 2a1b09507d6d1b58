package app.latchkey.members.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.latchkey.members.Likeness;
import app.latchkey.members.importing.AccessReport.Candidate;
import app.latchkey.members.importing.AccessReport.Verdict;
import app.latchkey.members.importing.Reach.Code;
import app.latchkey.members.importing.Reach.Who;
import app.latchkey.platform.text.Phones;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A member list that nobody here wrote, dirty on purpose: it lies beside the project, if at all. */
class PulseFitTest {
    static final String FILE = "shared/data/pulsefit/members_raw.csv";
    private static List<ReadRow> rows = List.of();
    private static Map<Who, Verdict> report = Map.of();

    static Optional<Path> file() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent())
            if (Files.exists(folder.resolve(FILE))) return Optional.of(folder.resolve(FILE));
        return Optional.empty();
    }

    @BeforeAll
    static void read() {
        assumeTrue(file().isPresent(), "skipped: " + FILE + " does not lie beside the project");
        var file = ImportFile.at(file().orElseThrow());
        var reading = new RowReading(Mapping.guess(file.header()), Map.of(), "TN", LocalDate.of(2026, 3, 9));
        var read = new ArrayList<ReadRow>();
        file.rows(row -> read.add(reading.read(row)));
        rows = read;
        report = AccessReport.over(read.stream().map(PulseFitTest::candidate).toList(), List.of());
    }

    private static Candidate candidate(ReadRow row) {
        var phone = row.phone().map(Phones.Phone::key).orElse("");
        var likeness = Likeness.of(row.fullName(), row.birthDate(), row.birthYear(), phone);
        return new Candidate(new Who.Line(row.line()), likeness, row.email(), true);
    }

    private static long count(Code code) {
        return report.values().stream().filter(v -> v.reach().code() == code).count();
    }

    @Test
    void goes_in_whole() {
        assertThat(rows).hasSize(500).allMatch(ReadRow::usable);
        assertThat(rows.stream().map(r -> r.externalId().orElseThrow()).distinct())
                .hasSize(500);
        var ben = rows.stream()
                .filter(r -> r.fullName().equals("Fatma Ben Ali"))
                .findFirst()
                .orElseThrow();
        assertThat(ben.firstName()).isEqualTo("Fatma");
        assertThat(ben.lastName()).isEqualTo("Ben Ali");
        assertThat(ben.givenText()).contains("Fatma Ben Ali");
        assertThat(rows.getFirst().extra())
                .containsEntry("gender", "M")
                .containsEntry("join_date", "2024-10-19")
                .containsEntry("membership_type", "Student")
                .containsEntry("home_branch", "Nabeul Plage")
                .containsEntry("status", "Active");
        assertThat(rows).allMatch(r -> r.birthYear().isPresent() && r.phone().isPresent());
    }

    @Test
    void finds_who_has_no_address_and_who_has_a_broken_one() {
        assertThat(count(Code.NO_ADDRESS)).isEqualTo(22);
        assertThat(count(Code.INVALID)).isEqualTo(21);
        assertThat(count(Code.TYPO)).isZero();
        for (var row : rows) {
            if (!(report.get(new Who.Line(row.line())).reach() instanceof Reach.Invalid invalid)) continue;
            var typed = row.email().orElseThrow().asGiven();
            assertThat(invalid.suggestion()).contains(typed.replace("gmail.com", "@gmail.com"));
        }
    }

    @Test
    void offers_no_one_click_where_the_suggestion_stands_on_another_file() {
        var taken = new HashSet<String>();
        for (var row : rows) row.email().ifPresent(e -> taken.add(e.key()));
        int held = 0;
        for (var verdict : report.values()) {
            if (!(verdict.reach() instanceof Reach.Invalid invalid)) continue;
            var suggestion = invalid.suggestion().orElseThrow();
            if (taken.contains(suggestion)) assertThat(invalid.oneClick()).isFalse();
            if (!invalid.oneClick()) held++;
        }
        assertThat(held).isGreaterThanOrEqualTo(9).isLessThan(21);
    }

    @Test
    void finds_shared_addresses_and_holds_namesakes_back() {
        var shared = new HashMap<String, Integer>();
        for (var row : rows)
            if (report.get(new Who.Line(row.line())).reach() instanceof Reach.Shared)
                shared.merge(row.email().orElseThrow().key(), 1, Integer::sum);
        assertThat(shared).hasSize(106);
        assertThat(shared.values().stream().mapToInt(n -> n).sum()).isEqualTo(250);
        assertThat(count(Code.SHARED_FAMILY)).isZero();
        assertThat(count(Code.SHARED_NAMESAKES) + count(Code.SHARED_SAME_PERSON))
                .isEqualTo(250);
        assertThat(count(Code.REACHABLE)).isEqualTo(500 - 22 - 21 - 250);
    }

    @Test
    void finds_nine_true_duplicates_and_calls_no_namesake_one() {
        var duplicates = report.values().stream()
                .filter(v -> v.duplicateOf().isPresent())
                .toList();
        assertThat(duplicates).hasSize(9);
    }

    @Test
    void invites_nobody_who_is_not_active() {
        assertThat(rows.stream().filter(r -> r.status() != StatusMeaning.MEMBER))
                .hasSize(198);
        assertThat(rows.stream().filter(r -> r.status() == StatusMeaning.ARCHIVED))
                .isEmpty();
    }
}
