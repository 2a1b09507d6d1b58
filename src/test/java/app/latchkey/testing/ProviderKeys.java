package app.latchkey.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What Mailgun and SendGrid sign their calls with: an account of a test's own with each. */
public final class ProviderKeys {
    private final String mailgun = UUID.randomUUID().toString().replace("-", "");
    private final KeyPair sendGrid;

    public ProviderKeys() {
        try {
            var maker = KeyPairGenerator.getInstance("EC");
            maker.initialize(new ECGenParameterSpec("secp256r1"));
            sendGrid = maker.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public String mailgunKey() {
        return mailgun;
    }

    public String sendGridKey() {
        return Base64.getEncoder().encodeToString(sendGrid.getPublic().getEncoded());
    }

    /** @param token fifty letters and digits, another one for each event */
    public String mailgun(Instant at, String token, String event) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(mailgun.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var time = "" + at.getEpochSecond();
            var signature = HexFormat.of().formatHex(mac.doFinal((time + token).getBytes(StandardCharsets.UTF_8)));
            return "{\"signature\": {\"timestamp\": \"" + time + "\", \"token\": \"" + token + "\", \"signature\": \""
                    + signature + "\"}, \"event-data\": " + event + "}";
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The headers beside a body. */
    public Map<String, String> sendGrid(Instant at, String body) {
        try {
            var time = "" + at.getEpochSecond();
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(sendGrid.getPrivate());
            signature.update((time + body).getBytes(StandardCharsets.UTF_8));
            return Map.of(
                    "X-Twilio-Email-Event-Webhook-Timestamp",
                    time,
                    "X-Twilio-Email-Event-Webhook-Signature",
                    Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
