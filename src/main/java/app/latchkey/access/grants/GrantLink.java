package app.latchkey.access.grants;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One link or code of a grant: with the address it was sent to, or with none when it was handed over. */
public record GrantLink(
        UUID id,
        UUID grant,
        Optional<UUID> message,
        Optional<String> addressAsSent,
        Optional<String> addressKey,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> fetchedAt,
        Optional<Instant> openedAt,
        Optional<Instant> supersededAt,
        Optional<String> supersededWhy,
        boolean code) {
    public boolean handedOver() {
        return addressKey.isEmpty();
    }

    public boolean living(Instant now) {
        return supersededAt.isEmpty() && expiresAt.isAfter(now);
    }
}
