package app.latchkey.integration.feedback;

import app.latchkey.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The signature of a call: a MAC over time and token, by the key that Mailgun calls HTTP webhook signing key. Of a domain that
 * belongs to a subaccount it adds the one by the key of the main account (documentation.mailgun.com, <i>Securing Webhooks</i>).
 */
@Component
class MailgunSignature {
    private static final String MAC = "HmacSHA256";

    private final Optional<String> key;

    MailgunSignature(Settings settings) {
        this.key = Optional.ofNullable(settings.reports().mailgunKey());
    }

    /** When the call was signed, in seconds; nothing when it was signed by somebody else. */
    Optional<String> signedAt(JsonNode call) {
        var signature = call.path("signature");
        var time = signature.path("timestamp").asString("");
        var token = signature.path("token").asString("");
        if (token.isBlank()) return Optional.empty();
        return key.map(known -> mac(known, time + token))
                .filter(right -> Stream.of("signature", "parent-signature")
                        .map(name -> signature.path(name).asString(""))
                        .anyMatch(shown -> KnockArguments.same(right, shown)))
                .map(right -> time);
    }

    private static String mac(String key, String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), MAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(MAC + " is part of every Java", broken);
        }
    }
}
