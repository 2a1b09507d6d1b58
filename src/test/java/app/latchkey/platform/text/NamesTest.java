package app.latchkey.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "Ada Martin, ada  MARTIN",
        "Zoé Lefèvre, ZOE LEFEVRE",
        "Jean-Pierre d’Hondt, jean pierre D'HONDT",
        "Martin Ada, Ada Martin",
        "Łukasz Groß, lukasz gross",
        "Юлия Иванова, yuliya ivanova",
        "Γιώργος Παππάς, giorgos pappas",
        "Jeanpierre Roux, Jean-Pierre Roux",
    })
    void one_name_in_two_spellings_is_the_same(String a, String b) {
        assertThat(Names.same(a, b)).isTrue();
    }

    @Test
    void other_names_are_not_the_same() {
        assertThat(Names.same("Ada Martin", "Ada Martinez")).isFalse();
        assertThat(Names.same("", "")).isFalse();
        assertThat(Names.same("123", "456")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Ada, Martin, ada.martin",
        "Fatma, Ben Ali, fatma.benali",
        "Hélène, D’Arc, helene.darc",
        "سامي, العمري, sami.alamri",
        "Юлия, '', yuliya",
        "'', Roux, roux",
    })
    void makes_a_username(String first, String last, String username) {
        assertThat(Names.username(first, last)).contains(username);
    }

    @Test
    void makes_no_username_without_a_letter_of_ours() {
        assertThat(Names.username("王", "小明")).isEmpty();
        assertThat(Names.username("", "42")).isEmpty();
    }
}
