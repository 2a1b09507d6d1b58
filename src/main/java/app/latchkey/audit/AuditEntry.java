package app.latchkey.audit;

import app.latchkey.platform.ids.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One sentence as it is read back: the code is a text key, the parameters are ids and codes, the text may be erased. */
public record AuditEntry(
        Instant at,
        Optional<AccountId> actor,
        Actor.As as,
        Optional<UUID> key,
        String sentence,
        Map<String, String> params,
        Optional<String> text) {}
