package app.latchkey.access.passkeys;

import app.latchkey.accounts.PasskeyCeremony;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What the script put into the form, as a browser's own words for it; not a word of it is trusted. */
public record PasskeyForm(String credential, String client, String data, String signature) {
    private static final int LONGEST = 8_000;

    public PasskeyForm(
            @Nullable String credential, @Nullable String client, @Nullable String data, @Nullable String signature) {
        this.credential = given(credential);
        this.client = given(client);
        this.data = given(data);
        this.signature = given(signature);
    }

    private static String given(@Nullable String text) {
        return text == null || text.length() > LONGEST || !text.matches("[A-Za-z0-9_-]*") ? "" : text;
    }

    public PasskeyCeremony.Answer answer() {
        return new PasskeyCeremony.Answer(bytes(credential), bytes(client), bytes(data), bytes(signature));
    }

    byte[] clientData() {
        return bytes(client);
    }

    byte[] attestation() {
        return bytes(data);
    }

    /** What is not base64url is nothing. */
    static byte[] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
