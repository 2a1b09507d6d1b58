package app.latchkey.accounts;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Where libsodium has no native library: the same text, so that a hash moves between machines. */
final class JavaArgon2 implements Argon2 {
    private static final Pattern TEXT =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([^$]+)\\$([^$]+)");
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String hash(byte[] secret, int memoryKib, int passes) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var hash = derive(secret, salt, memoryKib, passes, 1, HASH_BYTES);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    @Override
    public boolean verify(String hash, byte[] secret) {
        var text = TEXT.matcher(hash);
        if (!text.matches()) return false;
        var expected = Base64.getDecoder().decode(text.group(5));
        var salt = Base64.getDecoder().decode(text.group(4));
        var found = derive(
                secret,
                salt,
                Integer.parseInt(text.group(1)),
                Integer.parseInt(text.group(2)),
                Integer.parseInt(text.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, found);
    }

    private static byte[] derive(byte[] secret, byte[] salt, int memory, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(secret, hash);
        return hash;
    }
}
