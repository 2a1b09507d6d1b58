package app.latchkey.integration.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.settings.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may speak for SendGrid, and who not: key, time, body and signature are those that SendGrid's own libraries are tested with. */
class SendGridSignatureTest {
    private static final String KEY = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1"
            + "flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";
    private static final String ANOTHER_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqTxd43gyp8IOEto2LdIfjRQrIbsd4SXZkLW6jDutdhXSJCWHw8REntlo7aNDthvj+y7G"
                    + "jUuFDb/R1NGe1OPzpA==";
    private static final String SIGNATURE =
            "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=";
    private static final String TIME = "1600112502";
    private static final String BODY =
            "[{\"email\":\"hello@world.com\",\"event\":\"dropped\",\"reason\":\"Bounced Address\","
                    + "\"sg_event_id\":\"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA\","
                    + "\"sg_message_id\":\"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0\","
                    + "\"smtp-id\":\"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>\",\"timestamp\":1600112492}]\r\n";

    @TempDir
    private static Path folder;

    private static boolean right(String key, String time, String signature, String body) {
        var settings = SettingsReader.read(folder, Map.of("LATCHKEY_SENDGRID_KEY", key), Map.of(), false);
        return new SendGridSignature(settings)
                .right(new Knock.OfSendGrid(time, signature), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_sendgrid_signed_is_right_to_the_last_byte() {
        assertThat(right(KEY, TIME, SIGNATURE, BODY)).isTrue();
        assertThat(right(KEY, TIME, SIGNATURE, BODY.strip())).isFalse();
    }

    @Test
    void what_somebody_else_signed_or_changed_is_forged() {
        assertThat(right(ANOTHER_KEY, TIME, SIGNATURE, BODY)).isFalse();
        assertThat(right(KEY, "1600112503", SIGNATURE, BODY)).isFalse();
        assertThat(right(KEY, TIME, SIGNATURE, BODY.replace("dropped", "bounced")))
                .isFalse();
        assertThat(right(KEY, TIME, SIGNATURE, "[]")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%%%",
                "MEUC",
                "MAYCAQACAQA=",
                "MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH3j/0="
            })
    void what_is_no_signature_of_it_is_forged(String signature) {
        assertThat(right(KEY, TIME, signature, BODY)).isFalse();
    }
}
