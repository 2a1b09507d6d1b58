package app.latchkey.integration.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.ObjectMapper;

/** Who may speak for Mailgun, and who not. The signatures are made by {@code openssl dgst -sha256 -hmac}. */
class MailgunSignatureTest {
    private static final String TIME = "1770920772";
    private static final String TOKEN = "e0b5477167110d68991efc6b9f89f0a11066af27834600e123";
    private static final String OURS = "5f47fec969d7cb74a2a8e89caa0e1a9ad26de7fb4188cab74e7b6b19230770e1";
    private static final String BY_ANOTHER_KEY = "6d8216177627524a54255ff4ea12174e1567e1ef5aea7aac6ea8eb5e562a1678";

    @TempDir
    private static Path folder;

    private static Optional<String> signedAt(String signature) {
        var settings = SettingsReader.read(
                folder, Map.of("LATCHKEY_MAILGUN_KEY", "0123456789abcdef0123456789abcdef"), Map.of(), false);
        return new MailgunSignature(settings)
                .signedAt(new ObjectMapper().readTree("{\"signature\": " + signature + ", \"event-data\": {}}"));
    }

    private static String signature(String time, String token, String signature) {
        return "{\"timestamp\": \"" + time + "\", \"token\": \"" + token + "\", \"signature\": \"" + signature + "\"}";
    }

    @Test
    void what_mailgun_signed_was_signed_when_it_says() {
        assertThat(signedAt(signature(TIME, TOKEN, OURS))).contains(TIME);
    }

    @Test
    void of_a_subaccount_the_signature_of_the_main_account_counts() {
        var both = "{\"timestamp\": \"%s\", \"token\": \"%s\", \"signature\": \"%s\", \"parent-signature\": \"%s\"}";
        assertThat(signedAt(both.formatted(TIME, TOKEN, BY_ANOTHER_KEY, OURS))).contains(TIME);
        assertThat(signedAt(both.formatted(TIME, TOKEN, BY_ANOTHER_KEY, BY_ANOTHER_KEY)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        TIME + "," + TOKEN + "," + BY_ANOTHER_KEY,
        "1770920773," + TOKEN + "," + OURS,
        TIME + ",f0b5477167110d68991efc6b9f89f0a11066af27834600e123," + OURS,
        TIME + "," + TOKEN + ",''",
        TIME + "," + TOKEN + ",5f47",
        TIME + "," + TOKEN + ",%%%",
        "'','',''",
        "1770920772e0b5477167110d68991efc6b9f89f0a11066af27834600e123,''," + OURS
    })
    void what_somebody_else_signed_or_changed_is_forged(String time, String token, String signature) {
        assertThat(signedAt(signature(time, token, signature))).isEmpty();
    }

    @Test
    void what_is_no_signature_at_all_is_forged() {
        assertThat(signedAt("{}")).isEmpty();
        assertThat(signedAt("[]")).isEmpty();
        assertThat(signedAt("null")).isEmpty();
        assertThat(signedAt("{\"timestamp\": {}, \"token\": [1], \"signature\": null}"))
                .isEmpty();
    }
}
