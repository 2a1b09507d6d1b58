package app.latchkey.integration.feedback;

import app.latchkey.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The signature of a call: ECDSA over its time and its body, byte by byte (twilio.com, <i>Getting Started with the Event Webhook
 * Security Features</i>).
 */
@Component
class SendGridSignature {
    private final Optional<PublicKey> key;

    SendGridSignature(Settings settings) {
        this.key = Optional.ofNullable(settings.reports().sendGridKey());
    }

    boolean right(Knock.OfSendGrid knock, byte[] body) {
        return key.filter(known -> right(known, knock, body)).isPresent();
    }

    private static boolean right(PublicKey key, Knock.OfSendGrid knock, byte[] body) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(key);
            signature.update(knock.time().getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            return signature.verify(Base64.getDecoder().decode(knock.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException unsigned) {
            return false;
        }
    }
}
