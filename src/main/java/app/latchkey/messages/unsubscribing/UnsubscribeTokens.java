package app.latchkey.messages.unsubscribing;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.keys.Purpose;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Club, message and a MAC over both. */
@Component
public class UnsubscribeTokens {
    /** Below {@code /k/}, which no log writes down. */
    public static final String PATH = "/k/u/";

    private static final int IDS = 32;
    private static final int MAC = 16;

    private final KeyRing keys;

    UnsubscribeTokens(KeyRing keys) {
        this.keys = keys;
    }

    record Meant(ClubId club, UUID message) {}

    public String token(ClubId club, UUID message) {
        var ids = ByteBuffer.allocate(IDS)
                .putLong(club.value().getMostSignificantBits())
                .putLong(club.value().getLeastSignificantBits())
                .putLong(message.getMostSignificantBits())
                .putLong(message.getLeastSignificantBits())
                .array();
        var mac = Arrays.copyOf(keys.mac(Purpose.UNSUBSCRIBE, ids), MAC);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(IDS + MAC).put(ids).put(mac).array());
    }

    Optional<Meant> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (bytes.length != IDS + MAC) return Optional.empty();
        var ids = Arrays.copyOf(bytes, IDS);
        if (!keys.verify(Purpose.UNSUBSCRIBE, ids, Arrays.copyOfRange(bytes, IDS, bytes.length)))
            return Optional.empty();
        var read = ByteBuffer.wrap(ids);
        return Optional.of(new Meant(
                new ClubId(new UUID(read.getLong(), read.getLong())), new UUID(read.getLong(), read.getLong())));
    }
}
