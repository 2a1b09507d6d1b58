package app.latchkey.accounts;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.keys.Purpose;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a passkey signs: random bytes, until when they count, and a MAC over both and over what they are for. Showing a page
 * writes nothing, so nobody fills a table by asking; a challenge that was answered is remembered and opens nothing again.
 */
@Component
public class PasskeyChallenges {
    static final Duration LIFE = Duration.ofMinutes(15);
    private static final int RANDOM_BYTES = 16;
    private static final int MAC_BYTES = 16;
    private static final int BODY_BYTES = RANDOM_BYTES + Long.BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyRing keys;
    private final Transactions transactions;

    public PasskeyChallenges(KeyRing keys, Transactions transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    public record Challenge(byte[] bytes, Instant expiresAt) {
        byte[] hash() {
            return Secrets.hash(Hashing.base64(bytes));
        }
    }

    /** @param about what it is for: an answer to one question is none to another */
    public byte[] next(String about) {
        var random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        var expires = now().plus(LIFE).getEpochSecond();
        var body = ByteBuffer.allocate(BODY_BYTES).put(random).putLong(expires).array();
        return ByteBuffer.allocate(BODY_BYTES + MAC_BYTES)
                .put(body)
                .put(keys.mac(Purpose.TOKEN, content(about, body)), 0, MAC_BYTES)
                .array();
    }

    /** Random to everybody without the key ring, and says nothing of whose it is. */
    byte[] handle(AccountId account) {
        return keys.mac(Purpose.TOKEN, ("passkey handle " + account).getBytes(StandardCharsets.UTF_8));
    }

    public Optional<Challenge> ours(byte[] bytes, String about) {
        if (bytes.length != BODY_BYTES + MAC_BYTES) return Optional.empty();
        var body = Arrays.copyOf(bytes, BODY_BYTES);
        if (!keys.verify(Purpose.TOKEN, content(about, body), Arrays.copyOfRange(bytes, BODY_BYTES, bytes.length)))
            return Optional.empty();
        var expires = Instant.ofEpochSecond(ByteBuffer.wrap(body).getLong(RANDOM_BYTES));
        return now().isBefore(expires) ? Optional.of(new Challenge(bytes, expires)) : Optional.empty();
    }

    private Instant now() {
        return transactions.global(transactions::now);
    }

    private static byte[] content(String about, byte[] body) {
        var words = ("passkey " + about + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(words.length + body.length)
                .put(words)
                .put(body)
                .array();
    }
}
