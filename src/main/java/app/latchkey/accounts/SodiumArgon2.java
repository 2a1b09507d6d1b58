package app.latchkey.accounts;

import com.goterl.lazysodium.SodiumJava;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** By libsodium: two to three times as many hashes a second as Java alone. */
final class SodiumArgon2 implements Argon2 {
    private static final int TEXT_BYTES = 128;

    private final SodiumJava sodium = new SodiumJava();

    @Override
    public String hash(byte[] secret, int memoryKib, int passes) {
        var text = new byte[TEXT_BYTES];
        if (sodium.crypto_pwhash_str(text, secret, secret.length, passes, new NativeLong(memoryKib * 1024L)) != 0)
            throw new IllegalStateException("Not enough memory to hash a password");
        return new String(text, StandardCharsets.US_ASCII).replace("\0", "");
    }

    @Override
    public boolean verify(String hash, byte[] secret) {
        var text = Arrays.copyOf(hash.getBytes(StandardCharsets.US_ASCII), TEXT_BYTES);
        return sodium.crypto_pwhash_str_verify(text, secret, secret.length) == 0;
    }
}
