package app.latchkey.integration.feedback;

import static app.latchkey.integration.feedback.Amazon.CERTIFICATE;
import static app.latchkey.integration.feedback.Amazon.TOPIC;
import static app.latchkey.integration.feedback.Amazon.confirmation;
import static app.latchkey.integration.feedback.Amazon.notification;
import static app.latchkey.integration.feedback.Amazon.signed;
import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.settings.SettingsReader;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

/** Who may speak for Amazon SNS, and who not. */
class AmazonSnsTest {

    @TempDir
    private static Path folder;

    private static PrivateKey amazon;
    private static PrivateKey mallory;
    private static byte[] certificate;

    private final List<URI> fetched = new ArrayList<>();
    private boolean away;
    private final AmazonSns sns = new AmazonSns(
            SettingsReader.read(folder, Map.of("LATCHKEY_SES_TOPIC", TOPIC), Map.of(), false), address -> {
                fetched.add(address);
                return away ? Optional.empty() : Optional.of(certificate);
            });

    @BeforeAll
    static void keys() throws Exception {
        var real = new Amazon(folder, "amazon");
        amazon = real.key;
        certificate = real.certificate;
        mallory = new Amazon(folder, "mallory").key;
    }

    private AmazonSns.Read read(Map<String, String> message) {
        return sns.read(new ObjectMapper().valueToTree(message));
    }

    @Test
    void a_message_signed_by_amazon_is_read_and_the_certificate_fetched_once() throws Exception {
        assertThat(read(signed(notification("{\"a\": 1}\n"), amazon)))
                .isEqualTo(new AmazonSns.Read.Message("{\"a\": 1}\n"));
        var old = notification("two");
        old.put("SignatureVersion", "1");
        old.put("Subject", "Amazon SES Email Event Notification");
        assertThat(read(signed(old, amazon))).isEqualTo(new AmazonSns.Read.Message("two"));
        assertThat(fetched).containsExactly(URI.create(CERTIFICATE));
    }

    @Test
    void what_somebody_else_signed_or_changed_is_forged() throws Exception {
        assertThat(read(signed(notification("mine"), mallory))).isEqualTo(new AmazonSns.Read.Forged());
        var changed = signed(notification("as it was"), amazon);
        changed.put("Message", "as it was not");
        assertThat(read(changed)).isEqualTo(new AmazonSns.Read.Forged());
        var unsigned = notification("no signature");
        assertThat(read(unsigned)).isEqualTo(new AmazonSns.Read.Forged());
        unsigned.put("Signature", "%%%");
        assertThat(read(unsigned)).isEqualTo(new AmazonSns.Read.Forged());
    }

    @Test
    void another_topic_of_amazon_is_not_ours() throws Exception {
        var other = notification("theirs");
        other.put("TopicArn", "arn:aws:sns:eu-west-1:999999999999:theirs");
        assertThat(read(signed(other, amazon))).isEqualTo(new AmazonSns.Read.Forged());
        assertThat(fetched).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-west-1.amazonaws.com/x.pem",
                "https://sns.eu-west-1.amazonaws.com.evil.example/x.pem",
                "https://evil.example/sns.eu-west-1.amazonaws.com/x.pem",
                "https://sns.eu-west-1.amazonaws.com@evil.example/x.pem",
                "https://s3.eu-west-1.amazonaws.com/mallory/x.pem",
                "https://sns.eu-west-1.amazonaws.com:8443/x.pem",
                "https://sns.eu-west-1.amazonaws.com/x.txt",
                "https://169.254.169.254/x.pem",
                "file:///etc/x.pem",
                "not an address",
                ""
            })
    void a_certificate_from_anywhere_else_is_not_even_fetched(String address) throws Exception {
        var message = notification("x");
        message.put("SigningCertURL", address);
        assertThat(read(signed(message, amazon))).isEqualTo(new AmazonSns.Read.Forged());
        assertThat(fetched).isEmpty();
    }

    @Test
    void a_subscription_of_our_topic_is_confirmed_at_amazon_and_nowhere_else() throws Exception {
        var confirm = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=2336";
        assertThat(read(signed(confirmation(confirm), amazon))).isEqualTo(new AmazonSns.Read.Subscribed());
        assertThat(fetched).containsExactly(URI.create(CERTIFICATE), URI.create(confirm));
        assertThat(read(signed(confirmation("https://inside.example/"), amazon)))
                .isEqualTo(new AmazonSns.Read.Forged());
        assertThat(read(signed(confirmation(confirm), mallory))).isEqualTo(new AmazonSns.Read.Forged());
        assertThat(fetched).hasSize(2);
    }

    @Test
    void while_amazon_does_not_answer_the_message_is_to_come_again() throws Exception {
        away = true;
        assertThat(read(signed(notification("x"), amazon))).isEqualTo(new AmazonSns.Read.Away());
        away = false;
        assertThat(read(signed(notification("x"), amazon))).isEqualTo(new AmazonSns.Read.Message("x"));
    }
}
