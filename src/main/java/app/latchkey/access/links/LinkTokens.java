package app.latchkey.access.links;

import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.keys.Purpose;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@code base64url(id ‖ MAC)}, 128 bits each: rows and backups hold nothing that opens a door. */
@Component
public class LinkTokens {
    private static final int ID_BYTES = 16;
    private static final int TOKEN_BYTES = 32;

    private final KeyRing keys;

    public LinkTokens(KeyRing keys) {
        this.keys = keys;
    }

    public sealed interface Reading {
        record Genuine(UUID id) implements Reading {}

        /** Cut off or changed on the way; the id may still tell whose it was. */
        record Damaged(Optional<UUID> id) implements Reading {}
    }

    public String token(UUID id) {
        var bytes = ByteBuffer.allocate(TOKEN_BYTES)
                .put(content(id))
                .put(keys.mac(Purpose.TOKEN, content(id)), 0, ID_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    public Reading read(String token) {
        var tidy = token.replaceAll("[^A-Za-z0-9_-].*$", "");
        if (tidy.length() > 60) tidy = tidy.substring(0, 43);
        try {
            var bytes =
                    Base64.getUrlDecoder().decode(tidy.length() % 4 == 1 ? tidy.substring(0, tidy.length() - 1) : tidy);
            if (bytes.length < ID_BYTES) return new Reading.Damaged(Optional.empty());
            var buffer = ByteBuffer.wrap(bytes);
            var id = new UUID(buffer.getLong(), buffer.getLong());
            var whole = bytes.length == TOKEN_BYTES
                    && keys.verify(Purpose.TOKEN, content(id), Arrays.copyOfRange(bytes, ID_BYTES, TOKEN_BYTES));
            return whole ? new Reading.Genuine(id) : new Reading.Damaged(Optional.of(id));
        } catch (IllegalArgumentException notBase64) {
            return new Reading.Damaged(Optional.empty());
        }
    }

    private static byte[] content(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
