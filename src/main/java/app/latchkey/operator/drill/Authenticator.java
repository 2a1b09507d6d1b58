package app.latchkey.operator.drill;

import app.latchkey.accounts.Totp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The application on somebody's phone that shows six digits, and the sheet with the recovery codes. */
final class Authenticator {
    private static final int SECONDS = 30;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;
    private List<String> recoveryCodes = List.of();
    private long lastStep;

    /** @param key as the page shows it, in groups */
    Authenticator(String key) {
        var bits = new StringBuilder();
        for (var sign : key.replace(" ", "").toUpperCase(Locale.ROOT).toCharArray())
            for (var bit = 4; bit >= 0; bit--) bits.append(BASE32.indexOf(sign) >> bit & 1);
        secret = new byte[bits.length() / Byte.SIZE];
        for (var i = 0; i < secret.length; i++)
            secret[i] = (byte) Integer.parseInt(bits.substring(i * Byte.SIZE, (i + 1) * Byte.SIZE), 2);
    }

    /** Nobody types the same code twice: they wait for the next one. */
    String code(Instant now) {
        lastStep = Math.max(lastStep + 1, Math.floorDiv(now.getEpochSecond(), SECONDS));
        return Totp.code(secret, lastStep);
    }

    String wrongCode(Instant now) {
        var right = Integer.parseInt(Totp.code(secret, Math.floorDiv(now.getEpochSecond(), SECONDS)));
        return String.format(Locale.ROOT, "%06d", (right + 500_000) % 1_000_000);
    }

    void keeps(List<String> codes) {
        recoveryCodes = codes;
    }

    String recoveryCode() {
        var first = recoveryCodes.getFirst();
        recoveryCodes = recoveryCodes.subList(1, recoveryCodes.size());
        return first;
    }
}
