package app.latchkey.access.bulk;

import app.latchkey.access.RemedyId;
import app.latchkey.audit.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A list that is being invited or helped: how many stand on it, how many were looked at, how many got their mail or remedy.
 *
 * @param deed what is done: ADDRESS for the mail with the club's address, a remedy, or nothing written for an invitation
 */
public record Bulk(
        UUID id,
        Actor by,
        Instant createdAt,
        int members,
        int looked,
        int invited,
        Optional<Instant> finishedAt,
        Optional<String> deed) {
    static final String ADDRESS = "ADDRESS";

    public boolean address() {
        return deed.filter(ADDRESS::equals).isPresent();
    }

    public Optional<RemedyId> remedy() {
        return deed.filter(written -> !written.equals(ADDRESS)).map(RemedyId::valueOf);
    }

    public boolean done() {
        return finishedAt.isPresent();
    }
}
