package app.latchkey.clubs.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContrastTest {
    private static final double AA = 4.5;
    private static final int COLOURS = 20;

    /** The lightest and darkest ground that a club's colour is written on as ink, per scheme. */
    private static final List<String> LIGHT = List.of("#ffffff", "#f3f1ec");

    private static final List<String> DARK = List.of("#2a2f35", "#15181b");

    private static Stream<String> colours() {
        var random = new Random();
        var any = random.ints(COLOURS, 0, 0x1000000).mapToObj(rgb -> String.format("#%06x", rgb));
        return Stream.concat(any, Stream.of("#000000", "#ffffff", "#ffff00", "#777777", "#0e6f68"));
    }

    private static String token(String css, String name, int nth) {
        var hits =
                Pattern.compile(name + ":(#[0-9a-f]{6})").matcher(css).results().toList();
        return hits.get(nth).group(1);
    }

    @Test
    void what_is_written_on_a_clubs_colour_can_be_read() {
        assertThat(colours()).allSatisfy(colour -> {
            var css = BrandController.stylesheet(colour);
            assertThat(Contrast.between(token(css, "--brand", 0), token(css, "--on-brand", 0)))
                    .isGreaterThanOrEqualTo(AA);
        });
    }

    @Test
    void a_clubs_colour_as_ink_can_be_read_in_light_and_dark() {
        assertThat(colours()).allSatisfy(colour -> {
            var css = BrandController.stylesheet(colour);
            for (var ground : LIGHT)
                assertThat(Contrast.between(token(css, "--brand-ink", 0), ground))
                        .as(ground)
                        .isGreaterThanOrEqualTo(AA);
            for (var ground : DARK)
                assertThat(Contrast.between(token(css, "--brand-ink", 1), ground))
                        .as(ground)
                        .isGreaterThanOrEqualTo(AA);
        });
    }

    @Test
    void contrast_is_measured_as_wcag_does() {
        assertThat(Contrast.between("#000000", "#ffffff")).isEqualTo(21.0);
        assertThat(Contrast.between("#777777", "#ffffff")).isBetween(4.4, 4.5);
    }
}
