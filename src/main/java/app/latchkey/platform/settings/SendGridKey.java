package app.latchkey.platform.settings;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The public half of what SendGrid signs with (ECDSA on P-256), as its page shows it: base64, without the lines of PEM. */
final class SendGridKey {
    /** Kind of key, curve, and that a whole point follows: the same in each. */
    private static final String P256 = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";

    private SendGridKey() {}

    static PublicKey parse(String text) {
        if (!text.startsWith(P256)) throw malformed();
        try {
            return KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw malformed();
        }
    }

    private static StartRefused malformed() {
        return new StartRefused(
                "LATCHKEY_SENDGRID_KEY is not a verification key as SendGrid shows it for a signed event"
                        + " webhook: 124 characters that begin with MFkwEwYHKoZIzj0C.");
    }
}
