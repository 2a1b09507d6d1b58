package app.latchkey.access.bulk;

import app.latchkey.access.RemedyId;
import app.latchkey.audit.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A list that is being invited or helped: how many stand on it, how many were looked at, how many got their mail or remedy.
 *
 * @param remedy what they are helped with; empty for an invitation
 */
public record Bulk(
        UUID id,
        Actor by,
        Instant createdAt,
        int members,
        int looked,
        int invited,
        Optional<Instant> finishedAt,
        Optional<RemedyId> remedy) {
    public boolean done() {
        return finishedAt.isPresent();
    }
}
