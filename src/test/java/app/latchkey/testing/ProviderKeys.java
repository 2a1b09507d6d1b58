package app.latchkey.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What Mailgun signs its calls with: an account of a test's own. */
public final class ProviderKeys {
    private final String mailgun = UUID.randomUUID().toString().replace("-", "");

    public String mailgunKey() {
        return mailgun;
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
}
