package app.latchkey.access.bulk;

import app.latchkey.audit.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A list that is being invited: how many stand on it, how many were looked at, how many got a mail. */
public record Bulk(
        UUID id, Actor by, Instant createdAt, int members, int looked, int invited, Optional<Instant> finishedAt) {
    public boolean done() {
        return finishedAt.isPresent();
    }
}
