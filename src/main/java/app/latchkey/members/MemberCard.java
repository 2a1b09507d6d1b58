package app.latchkey.members;

import java.time.Instant;
import java.util.Optional;

/** @param endedAt since when it is theirs no longer: lost, given back */
public record MemberCard(CardNumber number, Instant since, Optional<Instant> endedAt) {
    public boolean theirs() {
        return endedAt.isEmpty();
    }
}
