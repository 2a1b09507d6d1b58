package app.latchkey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {
    private static final List<String> OWN = List.of(
            "Riverside Judo",
            "riverside",
            "Magdalena",
            "Bergström",
            "lena.bergstroem@example.org",
            "+33 6 12 34 56 78",
            "17041984");

    private final PasswordRules rules = new PasswordRules();

    private String problem(String password, boolean staff) {
        return rules.problem(password, staff, OWN).orElse("");
    }

    @Test
    void ten_characters_for_members_and_fifteen_for_staff_counted_as_people_count() {
        assertThat(problem("calm words", false)).isEmpty();
        assertThat(problem("calm word", false)).isEqualTo("access.password.short");
        assertThat(problem("four calm words", true)).isEmpty();
        assertThat(problem("four calm word", true)).isEqualTo("access.password.short");
        assertThat(problem("😀".repeat(4) + "calm😀w", false))
                .as("ten, in more than ten units")
                .isEmpty();
        assertThat(problem("four calm words ".repeat(8), false)).as("128").isEmpty();
        assertThat(problem("four calm words ".repeat(8) + "x", false)).isEqualTo("access.password.long");
    }

    @Test
    void what_everybody_tries_first_is_refused() {
        for (var common : List.of("password123", "PASSWORD123", "1234567890", "aaaaaaaaaaaa"))
            assertThat(problem(common, false)).as(common).isEqualTo("access.password.common");
    }

    @Test
    void a_password_that_is_mostly_what_stands_on_the_file_is_refused_with_the_reason() {
        var mostly = Stream.of(
                "Riverside Judo!",
                "riverside2026",
                "magdalena-26",
                "bergström007",
                "lena.bergstroem",
                "lena.bergstroem@example.org",
                "Lena-Bergstroem-1",
                "06 33612345678",
                "17.04.1984!!");
        assertThat(mostly)
                .allSatisfy(password ->
                        assertThat(problem(password, false)).as(password).isEqualTo("access.password.own"));
        assertThat(problem("magdalena climbs the river at dawn", false))
                .as("mostly something else")
                .isEmpty();
    }
}
