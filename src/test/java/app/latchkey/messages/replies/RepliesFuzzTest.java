package app.latchkey.messages.replies;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Whatever a server answers. */
class RepliesFuzzTest {
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    @FuzzTest(maxDuration = "60s")
    void an_answer_has_a_class_and_words_of_one_line(byte[] said) {
        var began = System.nanoTime();
        for (var charset : new java.nio.charset.Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1}) {
            var reply = Reply.parse(new String(said, charset));
            assertThat(reply.code()).isBetween(0, 999);
            assertThat(reply.enhanced()).matches("|[245]\\.\\d{1,3}\\.\\d{1,3}");
            assertThat(reply.words()).hasSizeLessThanOrEqualTo(500).doesNotContainPattern("[\\p{Cntrl}]");
            assertThat(Replies.classify(reply)).isNotNull();
            assertThat(reply.shortCode()).isNotEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_MOST);
    }
}
