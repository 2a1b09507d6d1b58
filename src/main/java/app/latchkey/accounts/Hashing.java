package app.latchkey.accounts;

import com.goterl.lazysodium.SodiumJava;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;

/**
 * Argon2id by libsodium, in its standard text form. As many hashes at once as there are cores: a rush waits here, in its
 * own queue, and never starves the pages.
 */
public final class Hashing {
    private static final int TEXT_BYTES = 128;

    private final SodiumJava sodium = new SodiumJava();
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final Parameters parameters;
    private final String dummy;

    /** @param memoryKib Argon2 m, KiB; @param passes Argon2 t; parallelism is 1 */
    public record Parameters(int memoryKib, int passes) {
        public static final Parameters DEFAULT = new Parameters(19_456, 2);
    }

    public Hashing(Parameters parameters) {
        this.parameters = parameters;
        var nobody = new byte[16];
        new SecureRandom().nextBytes(nobody);
        this.dummy = hash(HexFormat.of().formatHex(nobody));
    }

    /** @return {@code $argon2id$v=19$m=…,t=…,p=1$salt$hash} */
    public String hash(String password) {
        var secret = bytes(password);
        var text = new byte[TEXT_BYTES];
        cores.acquireUninterruptibly();
        try {
            if (sodium.crypto_pwhash_str(text, secret, secret.length, parameters.passes, memory()) != 0)
                throw new IllegalStateException("Not enough memory to hash a password");
        } finally {
            cores.release();
            Arrays.fill(secret, (byte) 0);
        }
        return new String(text, StandardCharsets.US_ASCII).replace("\0", "");
    }

    public boolean verify(String hash, String password) {
        var secret = bytes(password);
        cores.acquireUninterruptibly();
        try {
            return sodium.crypto_pwhash_str_verify(padded(hash), secret, secret.length) == 0;
        } finally {
            cores.release();
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** The same work as a check, where there is nothing to check. */
    public void pretend(String password) {
        verify(dummy, password);
    }

    public boolean outdated(String hash) {
        return sodium.crypto_pwhash_str_needs_rehash(padded(hash), parameters.passes, memory()) != 0;
    }

    /** Whether nobody is waiting: work that may be dropped under load asks first. */
    public boolean idle() {
        return !cores.hasQueuedThreads();
    }

    private com.sun.jna.NativeLong memory() {
        return new com.sun.jna.NativeLong(parameters.memoryKib * 1024L);
    }

    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] padded(String hash) {
        return Arrays.copyOf(hash.getBytes(StandardCharsets.US_ASCII), TEXT_BYTES);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
