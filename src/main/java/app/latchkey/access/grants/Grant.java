package app.latchkey.access.grants;

import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** @param byOwner an owner gave it, who had just shown who they are: also for an account that works here */
public record Grant(
        UUID id,
        Optional<MemberId> member,
        Optional<UUID> role,
        Channel channel,
        Optional<String> addressKey,
        boolean factNeeded,
        boolean relink,
        boolean byOwner,
        Optional<AccountId> by,
        Instant createdAt,
        Optional<Instant> usedAt,
        Optional<AccountId> usedBy,
        Optional<Instant> closedAt,
        Optional<String> closedWhy) {
    public enum Channel {
        MAIL,
        DESK_QR,
        CODE,
        JOIN
    }

    public boolean open() {
        return usedAt.isEmpty() && closedAt.isEmpty();
    }
}
