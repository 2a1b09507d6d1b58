package app.latchkey.integration.feedback;

import app.latchkey.Latchkey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.ObjectMapper;

/** Amazon SNS of a test's own: signs what its topic publishes, and its files are fetched without leaving this machine. */
public final class Amazon {
    public static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:latchkey";
    static final String CERTIFICATE = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem";
    private static final String SECRET = "a secret of this test";
    private static final List<URI> FETCHED = new ArrayList<>();
    private static byte[] shown = new byte[0];

    final PrivateKey key;
    final byte[] certificate;

    /** Makes a key as {@code keytool} does, in a folder of the test. */
    public Amazon(Path folder, String name) throws IOException, GeneralSecurityException {
        var file = folder.resolve(name);
        var run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "one",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=sns.amazonaws.com",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        SECRET)
                .inheritIO()
                .start();
        try {
            if (run.waitFor() != 0) throw new IOException("keytool");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        var keys = KeyStore.getInstance(file.toFile(), SECRET.toCharArray());
        key = (PrivateKey) keys.getKey("one", SECRET.toCharArray());
        certificate = keys.getCertificate("one").getEncoded();
    }

    /** A whole house that fetches Amazon's files here. */
    @Import(Latchkey.class)
    public static class House {
        @Bean
        @Primary
        AmazonFiles filesOfTheTest() {
            return address -> {
                FETCHED.add(address);
                return Optional.of(shown);
            };
        }
    }

    /** From now on the house finds this certificate at Amazon. */
    public Amazon shown() {
        shown = certificate;
        return this;
    }

    public static List<URI> fetched() {
        return List.copyOf(FETCHED);
    }

    /** What SES publishes, as it is posted. */
    public String notifies(String text) {
        return json(signed(notification(text), key));
    }

    public String asksToConfirm(String where) {
        return json(signed(confirmation(where), key));
    }

    private static String json(Map<String, String> message) {
        return new ObjectMapper().writeValueAsString(message);
    }

    static Map<String, String> notification(String text) {
        var message = new LinkedHashMap<String, String>();
        message.put("Type", "Notification");
        message.put("MessageId", "165545c9-2a5c-472c-8df2-7ff2be2b3b1b");
        message.put("TopicArn", TOPIC);
        message.put("Message", text);
        message.put("Timestamp", "2026-11-28T10:00:00.000Z");
        message.put("SignatureVersion", "2");
        message.put("SigningCertURL", CERTIFICATE);
        return message;
    }

    static Map<String, String> confirmation(String where) {
        var message = notification("You have chosen to subscribe to the topic.");
        message.put("Type", "SubscriptionConfirmation");
        message.put("Token", "2336");
        message.put("SubscribeURL", where);
        return message;
    }

    static Map<String, String> signed(Map<String, String> message, PrivateKey by) {
        var confirms = message.containsKey("Token");
        var fields = confirms
                ? List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type")
                : List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
        var text = new StringBuilder();
        for (var field : fields) if (message.containsKey(field)) text.append(field + "\n" + message.get(field) + "\n");
        try {
            var signature = Signature.getInstance(
                    message.get("SignatureVersion").equals("2") ? "SHA256withRSA" : "SHA1withRSA");
            signature.initSign(by);
            signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
            message.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
            return message;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
