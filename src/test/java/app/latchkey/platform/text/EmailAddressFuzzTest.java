package app.latchkey.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Whatever is typed for an address. */
class EmailAddressFuzzTest {
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    @FuzzTest(maxDuration = "60s")
    void an_address_is_read_or_says_why_not(byte[] typed) {
        var began = System.nanoTime();
        var text = new String(typed, StandardCharsets.UTF_8);
        switch (EmailAddress.parse(text)) {
            case EmailAddress.Valid valid -> writable(text, valid);
            case EmailAddress.Invalid invalid ->
                invalid.suggestion()
                        .ifPresent(meant -> assertThat(EmailAddress.valid(meant))
                                .as("the suggestion " + meant)
                                .isPresent());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_MOST);
    }

    private static void writable(String typed, EmailAddress.Valid valid) {
        var key = valid.key();
        assertThat(key).matches("[!-~]+@[a-z0-9.-]+").hasSizeLessThanOrEqualTo(254);
        assertThat(key.chars().filter(letter -> letter == '@').count()).isOne();
        assertThat(EmailAddress.parse(key)).isEqualTo(new EmailAddress.Valid(key, key));
        assertThat(valid.asGiven()).isEqualTo(typed);
        assertThat(valid.masked()).contains("@");
        assertThat(valid.mailbox()).isNotEmpty();
        valid.typo()
                .ifPresent(meant -> assertThat(EmailAddress.valid(meant))
                        .as("the typo " + meant)
                        .isPresent());
    }
}
