package app.latchkey.platform.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.platform.wording.Wording.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final Set<String> KNOWN = Set.of("first_name", "club", "member_number");

    @Test
    void a_placeholder_is_filled_and_its_value_is_never_read_again() {
        var written = Wording.read("Hello {{first_name}}, welcome to **{{ club }}**.")
                .filled(Map.of("first_name", "{{club}} **Eve** [x](https://evil.example) *y*", "club", "Riverside"));
        assertThat(written.plain())
                .isEqualTo("Hello {{club}} **Eve** [x](https://evil.example) *y*, welcome to Riverside.");
        assertThat(written.blocks().getFirst().runs()).noneMatch(Run::link);
        assertThat(written.blocks().getFirst().runs())
                .filteredOn(Run::strong)
                .singleElement()
                .matches(run -> run.text().equals("Riverside"));
    }

    @Test
    void a_name_with_line_breaks_writes_no_line_of_its_own() {
        var written =
                Wording.read("Dear {{first_name}}").filled(Map.of("first_name", "Eve\r\n\r\n# Free money\u2028now"));
        assertThat(written.plain()).isEqualTo("Dear Eve # Free money now");
        assertThat(Wording.line("Hi\r\nBcc: x@example.org").plain()).isEqualTo("Hi Bcc: x@example.org");
        assertThat(Wording.line("Hi {{first_name}}")
                        .filled(Map.of("first_name", "E\r\nBcc: x"))
                        .plain())
                .isEqualTo("Hi E Bcc: x");
    }

    @Test
    void paragraphs_headings_items_and_links_are_read() {
        var text = Wording.read("# Summer\r\nWe are *open*\r\nall July.\n\n- Monday\n- Tuesday\n"
                + "\nSee https://riverside.example/july. Or [write to us](mailto:desk@riverside.example)!");
        assertThat(text.plain()).isEqualTo("""
                Summer

                We are open
                all July.

                - Monday
                - Tuesday

                See https://riverside.example/july. Or write to us (desk@riverside.example)!""");
        assertThat(text.blocks()).hasSize(5);
        var hrefs = text.blocks().getLast().runs().stream().map(Run::href).filter(href -> !href.isEmpty());
        assertThat(hrefs).containsExactly("https://riverside.example/july", "mailto:desk@riverside.example");
    }

    @Test
    void only_web_and_mail_addresses_become_links() {
        var text = Wording.read(
                "[a](javascript:alert(1)) [b](data:text/html,x) [c](//evil.example) <script>alert(1)</script>");
        assertThat(text.blocks().getFirst().runs()).noneMatch(Run::link);
        assertThat(text.plain()).contains("<script>alert(1)</script>", "[a](javascript:alert(1))");
    }

    @Test
    void stars_that_are_no_formatting_stay() {
        assertThat(Wording.read("5 * 3 * 2 and 2**3 and a*b*c").plain()).isEqualTo("5 * 3 * 2 and 2**3 and a*b*c");
    }

    @Test
    void an_unknown_placeholder_is_named_with_the_nearest_known() {
        assertThat(WordingProblem.of("Hi {{fist_name}} {{ firstName }} {{membernumber}} {{zzzzzz}}", KNOWN))
                .extracting(
                        problem -> problem.written() + " " + problem.nearest().orElse("-"))
                .containsExactly(
                        "{{fist_name}} first_name",
                        "{{ firstName }} first_name",
                        "{{membernumber}} member_number",
                        "{{zzzzzz}} -");
        assertThat(WordingProblem.of("Hi {{first_name}} of {{ club }}", KNOWN)).isEmpty();
    }

    @Test
    void braces_left_open_and_placeholders_in_a_link_are_refused() {
        assertThat(whys("Hi {{first_name")).containsExactly(WordingProblem.Why.UNCLOSED);
        assertThat(whys("Hi first_name}}")).containsExactly(WordingProblem.Why.UNCLOSED);
        assertThat(whys("Hi {{}}")).containsExactly(WordingProblem.Why.UNKNOWN);
        assertThat(whys("Hi {{{{club}}}}")).contains(WordingProblem.Why.UNCLOSED);
        assertThat(whys("[x](https://evil.example/?n={{first_name}})")).containsExactly(WordingProblem.Why.IN_A_LINK);
        assertThat(whys("https://evil.example/{{club}}")).containsExactly(WordingProblem.Why.IN_A_LINK);
        assertThat(whys("{{#if x}}a{{/if}} {{club | upper}} {{= 7*7 }}")).hasSize(4);
    }

    private static List<WordingProblem.Why> whys(String text) {
        return WordingProblem.of(text, KNOWN).stream().map(WordingProblem::why).toList();
    }

    @Test
    void filling_asks_for_every_value() {
        assertThatThrownBy(() -> Wording.read("{{club}}").filled(Map.of())).hasMessageContaining("club");
        assertThat(Wording.read("{{club}} {{first_name}} {{club}}").placeholders())
                .containsExactly("club", "first_name");
    }

    @Test
    void no_text_takes_long_to_read() {
        for (var hard : List.of("**a", "{{a", "[a](https://a", "*a ", "https://", "[", "- ", "{{a}} ")) {
            var text = hard.repeat(20_000 / hard.length());
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                Wording.read(text);
                WordingProblem.of(text, KNOWN);
            });
        }
    }
}
