package app.latchkey.accounts;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/**
 * Hashes and compares passwords, as many at once as there are cores: a rush waits here, in its own queue, and never
 * starves the pages.
 */
public final class Hashing {
    private final Argon2 argon2;
    private final HashQueue queue = new HashQueue(Runtime.getRuntime().availableProcessors());
    private final Parameters parameters;
    private final String dummy;

    /** @param memoryKib Argon2 m, KiB; @param passes Argon2 t; parallelism is 1 */
    public record Parameters(int memoryKib, int passes) {
        public static final Parameters DEFAULT = new Parameters(19_456, 2);

        String text() {
            return "$m=" + memoryKib + ",t=" + passes + ",p=1$";
        }
    }

    public Hashing(Parameters parameters) {
        this(parameters, fastest());
    }

    Hashing(Parameters parameters, Argon2 argon2) {
        this.parameters = parameters;
        this.argon2 = argon2;
        var nobody = new byte[16];
        new SecureRandom().nextBytes(nobody);
        this.dummy = hash(HexFormat.of().formatHex(nobody));
    }

    private static Argon2 fastest() {
        try {
            return new SodiumArgon2();
        } catch (LinkageError noNativeLibrary) {
            LoggerFactory.getLogger(Hashing.class)
                    .warn("No libsodium for this platform: passwords are hashed in Java, which is slower");
            return new JavaArgon2();
        }
    }

    public String hash(String password) {
        return inTurn(password, HashTurn.KNOWN, secret -> argon2.hash(secret, parameters.memoryKib, parameters.passes));
    }

    public boolean verify(String hash, String password) {
        return verify(hash, password, HashTurn.KNOWN);
    }

    public boolean verify(String hash, String password, HashTurn turn) {
        return inTurn(password, turn, secret -> argon2.verify(hash, secret));
    }

    /** The same work as a check, where there is nothing to check. */
    public void pretend(String password, HashTurn turn) {
        verify(dummy, password, turn);
    }

    public boolean outdated(String hash) {
        return !hash.contains(parameters.text());
    }

    /** Whether nobody is waiting: work that may be dropped under load asks first. */
    public boolean idle() {
        return queue.waiting() == 0;
    }

    private <T> T inTurn(String password, HashTurn turn, Function<byte[], T> work) {
        var secret = Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        queue.enter(turn);
        try {
            return work.apply(secret);
        } finally {
            queue.leave();
            Arrays.fill(secret, (byte) 0);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
