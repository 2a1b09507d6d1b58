package app.latchkey.access.grants;

import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An account may act for a member, as the person or as a guardian. */
public record Access(
        UUID id,
        MemberId member,
        AccountId account,
        Relation relation,
        Instant since,
        Optional<Instant> until,
        Optional<Instant> offAt,
        Optional<Instant> lastEnteredAt,
        Optional<String> lastDevice) {
    public enum Relation {
        SELF,
        GUARDIAN
    }

    public boolean self() {
        return relation == Relation.SELF;
    }

    public boolean holdsAt(Instant now) {
        return until.isEmpty() || until.get().isAfter(now);
    }
}
