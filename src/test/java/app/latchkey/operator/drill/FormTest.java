package app.latchkey.operator.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final String PAGE = """
            <form method="post" action="/there">
              <input type="hidden" name="version" value="3">
              <input name="first" value="Ada"><textarea name="notes">old</textarea>
              <input type="checkbox" name="invite" value="true" checked>
              <input type="radio" name="as" value="self" checked><input type="radio" name="as" value="guardian">
              <select name="role"><option value="OWNER">o</option><option value="FRONT_DESK" selected>f</option></select>
              <input name="locked" value="x" disabled>
            </form>""";

    @Test
    void sends_what_stands_in_the_fields_as_a_browser_does() {
        assertThat(sent(Map.of())).isEqualTo("version=3&first=Ada&notes=old&invite=true&as=self&role=FRONT_DESK");
    }

    @Test
    void sends_what_was_typed_ticked_and_chosen() {
        assertThat(sent(Map.of("first", "Zoë & Co", "notes", "", "invite", "false", "as", "guardian", "role", "OWNER")))
                .isEqualTo("version=3&first=Zo%C3%AB+%26+Co&notes=&as=guardian&role=OWNER");
    }

    @Test
    void says_which_fields_there_are_when_one_is_missing() {
        assertThatThrownBy(() -> sent(Map.of("last", "Martin")))
                .isInstanceOf(Unplayable.class)
                .hasMessageContaining("no field last")
                .hasMessageContaining("first");
    }

    private static String sent(Map<String, String> typed) {
        var form = Jsoup.parse(PAGE, "http://localhost/here").forms().getFirst();
        return new String(Form.of(form).fill(typed).body(), StandardCharsets.UTF_8);
    }
}
