package app.latchkey.access;

import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A case that a desk gave to the operator.
 *
 * @param facts evidence of the finding that names nobody
 */
public record Escalation(
        ClubId club,
        UUID id,
        MemberId member,
        AccountId by,
        String code,
        String side,
        Map<String, String> facts,
        Instant askedAt,
        Optional<Instant> answeredAt,
        Optional<Instant> closedAt,
        List<Said> said) {
    /** @param operator whether the operator wrote it, or the desk */
    public record Said(Instant at, AccountId by, boolean operator, List<String> lines) {}

    public String state() {
        return closedAt.isPresent() ? "CLOSED" : answeredAt.isPresent() ? "ANSWERED" : "OPEN";
    }
}
