package app.latchkey.members.importing;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.members.Likeness;
import app.latchkey.members.importing.AccessReport.Candidate;
import app.latchkey.members.importing.AccessReport.Verdict;
import app.latchkey.members.importing.Reach.Code;
import app.latchkey.members.importing.Reach.Who;
import app.latchkey.platform.text.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessReportTest {
    private final List<Candidate> rows = new ArrayList<>();
    private final List<Candidate> existing = new ArrayList<>();

    private static Candidate person(Who who, String name, String email, int year, String phone) {
        var likeness = Likeness.of(name, Optional.empty(), year == 0 ? Optional.empty() : Optional.of(year), phone);
        return new Candidate(
                who, likeness, Optional.of(email).filter(e -> !e.isEmpty()).map(EmailAddress::parse), true);
    }

    private Who row(String name, String email, int year, String phone) {
        var who = new Who.Line(rows.size() + 2);
        rows.add(person(who, name, email, year, phone));
        return who;
    }

    private Who file(String name, String email, int year, String phone) {
        var who = new Who.Member(new java.util.UUID(0, existing.size()));
        existing.add(person(who, name, email, year, phone));
        return who;
    }

    private Verdict verdict(Who who) {
        return AccessReport.over(rows, existing).get(who);
    }

    private Code reach(Who who) {
        return verdict(who).reach().code();
    }

    @Test
    void a_mailbox_of_other_names_is_a_family() {
        var ada = row("Ada Martin", "martin@free.fr", 1984, "+331");
        var tom = row("Tom Martin", "MARTIN@free.fr", 2015, "");
        assertThat(reach(ada)).isEqualTo(Code.SHARED_FAMILY);
        assertThat(reach(tom)).isEqualTo(Code.SHARED_FAMILY);
    }

    @Test
    void the_same_name_that_nothing_contradicts_is_the_same_person() {
        var known = file("Ada Martin", "ada@free.fr", 1984, "");
        var ada = row("MARTIN Ada", "ada@free.fr", 0, "+331234");
        assertThat(verdict(ada).reach())
                .isEqualTo(new Reach.Shared(app.latchkey.members.SharedKind.SAME_PERSON, List.of(known)));
        assertThat(verdict(ada).duplicateOf()).isEmpty();
    }

    @Test
    void the_same_name_with_another_birth_or_phone_is_a_namesake() {
        var one = row("Ada Martin", "ada@free.fr", 1984, "");
        var two = row("Ada Martin", "ada@free.fr", 1990, "");
        var three = row("Ada Martin", "ada@free.fr", 0, "+331234");
        assertThat(List.of(reach(one), reach(two))).containsOnly(Code.SHARED_NAMESAKES);
        assertThat(reach(three)).isEqualTo(Code.SHARED_SAME_PERSON);
    }

    @Test
    void one_person_on_two_rows_is_told_once() {
        var first = row("Sami Amri", "", 1980, "+21691441324");
        var second = row("sami  AMRI", "", 1980, "+21691441324");
        assertThat(verdict(first).duplicateOf()).isEmpty();
        assertThat(verdict(second).duplicateOf()).contains(first);
    }

    @Test
    void a_person_already_on_file_is_a_duplicate_of_that_file() {
        var known = file("Sami Amri", "", 1980, "+21691441324");
        assertThat(verdict(row("Sami Amri", "", 1980, "+21691441324")).duplicateOf())
                .contains(known);
    }

    @Test
    void a_suggestion_on_somebodys_file_is_no_one_click() {
        file("Ada Martin", "ada.martin@gmail.com", 1984, "");
        var broken = row("Ada Martin", "ada.martingmail.com", 1990, "");
        var slip = row("Tom Roux", "tom.roux@gmial.com", 1990, "");
        assertThat(verdict(broken).reach()).isEqualTo(new Reach.Invalid(Optional.of("ada.martin@gmail.com"), false));
        assertThat(verdict(slip).reach()).isEqualTo(new Reach.Typo("tom.roux@gmail.com", true));
    }

    @Test
    void two_broken_addresses_with_one_suggestion_are_no_one_click() {
        var one = row("Ada Martin", "ada.martingmail.com", 1984, "");
        row("Ada Martin", "ada.martingmail.com", 1990, "");
        assertThat(verdict(one).reach()).isEqualTo(new Reach.Invalid(Optional.of("ada.martin@gmail.com"), false));
    }
}
