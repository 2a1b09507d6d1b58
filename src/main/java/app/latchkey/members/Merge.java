package app.latchkey.members;

import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Two files that became one: the survivor goes on, the absorbed one leads to it. */
public record Merge(UUID id, MemberId survivor, MemberId absorbed, Instant at, Optional<AccountId> by, boolean undone) {
    public static final Duration UNDO = Duration.ofDays(30);

    public Instant until() {
        return at.plus(UNDO);
    }
}
