package app.latchkey.access.passkeys;

import java.util.Base64;
import java.util.List;

/** @param challenge base64url; @param allow empty: the device says which it has */
public record PasskeyOptions(String challenge, String rpId, List<String> allow) {
    static PasskeyOptions of(byte[] challenge, String rpId) {
        return new PasskeyOptions(Base64.getUrlEncoder().withoutPadding().encodeToString(challenge), rpId, List.of());
    }
}
