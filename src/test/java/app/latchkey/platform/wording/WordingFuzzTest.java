package app.latchkey.platform.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;

/** Whatever a club writes, and whatever its members are called. */
class WordingFuzzTest {
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    @FuzzTest(maxDuration = "60s")
    void a_text_is_read_filled_and_its_values_are_never_read_again(byte[] typed) {
        var began = System.nanoTime();
        var text = new String(typed, StandardCharsets.UTF_8);
        var half = text.length() / 2;
        looked(Wording.read(text.substring(half)), text.substring(0, half));
        var subject = Wording.line(text.substring(half));
        looked(subject, text.substring(0, half));
        var values = new HashMap<String, String>();
        subject.placeholders().forEach(name -> values.put(name, text.substring(0, half)));
        assertThat(subject.filled(values).plain()).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029]");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_MOST);
    }

    private static void looked(Wording wording, String value) {
        var values = new HashMap<String, String>();
        wording.placeholders().forEach(name -> values.put(name, value + "{{" + name + "}}[x](https://evil.example)"));
        var filled = wording.filled(values);
        assertThat(filled.placeholders()).isEmpty();
        var links = filled.blocks().stream()
                .flatMap(block -> block.runs().stream())
                .filter(Wording.Run::link)
                .map(Wording.Run::href)
                .toList();
        assertThat(links).allMatch(href -> href.matches("(https?://|mailto:)[^\\s<>\"]*"));
        assertThat(links)
                .hasSameSizeAs(wording.blocks().stream()
                        .flatMap(block -> block.runs().stream())
                        .filter(Wording.Run::link)
                        .toList());
        filled.plain();
    }
}
