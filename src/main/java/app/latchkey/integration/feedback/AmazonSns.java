package app.latchkey.integration.feedback;

import app.latchkey.platform.settings.Settings;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Messages of one Amazon SNS topic, signed by a certificate that is fetched from Amazon alone: by https from
 * {@code sns.<region>.amazonaws.com}, never from where a message says otherwise.
 */
@Component
class AmazonSns {
    private static final Logger LOG = LoggerFactory.getLogger(AmazonSns.class);
    private static final Pattern HOST = Pattern.compile("sns\\.[a-z]{2}(-[a-z]+)+-\\d\\.amazonaws\\.com(\\.cn)?");
    private static final List<String> SIGNED =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> SIGNED_TO_CONFIRM =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
    private static final int CERTIFICATES = 20;

    private final Optional<String> topic;
    private final AmazonFiles files;
    private final Map<URI, X509Certificate> certificates = new ConcurrentHashMap<>();

    AmazonSns(Settings settings, AmazonFiles files) {
        this.topic = Optional.ofNullable(settings.reports().sesTopic());
        this.files = files;
    }

    sealed interface Read {
        record Message(String text) implements Read {}

        /** Amazon asked whether it may send, and was answered. */
        record Subscribed() implements Read {}

        record Forged() implements Read {}

        /** What is needed to decide cannot be had now. */
        record Away() implements Read {}
    }

    Read read(JsonNode message) {
        if (!text(message, "TopicArn").equals(topic.orElse(""))) return new Read.Forged();
        var type = text(message, "Type");
        var confirms = type.equals("SubscriptionConfirmation") || type.equals("UnsubscribeConfirmation");
        var address = amazon(text(message, "SigningCertURL"), ".pem");
        if (address.isEmpty() || !confirms && !type.equals("Notification")) return new Read.Forged();
        var certificate = certificate(address.get());
        if (certificate.isEmpty()) return new Read.Away();
        if (!signed(message, confirms ? SIGNED_TO_CONFIRM : SIGNED, certificate.get())) return new Read.Forged();
        return confirms ? subscribed(message, type) : new Read.Message(text(message, "Message"));
    }

    private Read subscribed(JsonNode message, String type) {
        if (type.equals("UnsubscribeConfirmation")) {
            LOG.error("Amazon SNS ended the subscription of the topic");
            return new Read.Subscribed();
        }
        var address = amazon(text(message, "SubscribeURL"), "");
        if (address.isEmpty()) return new Read.Forged();
        if (files.get(address.get()).isEmpty()) return new Read.Away();
        LOG.info("Amazon SNS may send what its topic publishes");
        return new Read.Subscribed();
    }

    private static Optional<URI> amazon(String text, String end) {
        try {
            var address = URI.create(text);
            var right = "https".equals(address.getScheme())
                    && address.getHost() != null
                    && HOST.matcher(address.getHost()).matches()
                    && (address.getPort() == -1 || address.getPort() == 443)
                    && address.getUserInfo() == null
                    && address.getPath().endsWith(end);
            return right ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<X509Certificate> certificate(URI address) {
        var known = certificates.get(address);
        if (known != null) return Optional.of(known);
        return files.get(address).flatMap(AmazonSns::parsed).map(fetched -> {
            if (certificates.size() >= CERTIFICATES) certificates.clear();
            certificates.put(address, fetched);
            return fetched;
        });
    }

    private static Optional<X509Certificate> parsed(byte[] file) {
        try {
            var made = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(file));
            return made instanceof X509Certificate certificate ? Optional.of(certificate) : Optional.empty();
        } catch (GeneralSecurityException broken) {
            return Optional.empty();
        }
    }

    private static boolean signed(JsonNode message, List<String> fields, X509Certificate certificate) {
        var text = new StringBuilder();
        for (var field : fields)
            if (message.has(field))
                text.append(field).append('\n').append(text(message, field)).append('\n');
        try {
            certificate.checkValidity();
            var signature = Signature.getInstance(
                    text(message, "SignatureVersion").equals("2") ? "SHA256withRSA" : "SHA1withRSA");
            signature.initVerify(certificate.getPublicKey());
            signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(text(message, "Signature")));
        } catch (GeneralSecurityException | IllegalArgumentException unsigned) {
            return false;
        }
    }

    private static String text(JsonNode message, String field) {
        return message.path(field).asString("");
    }
}
