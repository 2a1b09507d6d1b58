package app.latchkey.platform.ids;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** UUIDv7 (RFC 9562 §5.7), made in Java so that a row knows its id before it is written. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();

    /** PostgreSQL compares UUIDs as unsigned bytes, Java as signed longs; locks are taken in this order. */
    public static final Comparator<UUID> DATABASE_ORDER = Comparator.<UUID, Long>comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private Ids() {}

    public static UUID next() {
        var random = new byte[10];
        RANDOM.nextBytes(random);
        var bytes = ByteBuffer.allocate(16);
        bytes.putLong(CLOCK.millis() << 16).put(6, random);
        bytes.put(6, (byte) (bytes.get(6) & 0x0f | 0x70));
        bytes.put(8, (byte) (bytes.get(8) & 0x3f | 0x80));
        return new UUID(bytes.getLong(0), bytes.getLong(8));
    }

    /** When an id of ours was made, to the millisecond. */
    public static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** Reads an id that came from outside; anything but the canonical 36 characters is nobody's id. */
    public static Optional<UUID> parse(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
