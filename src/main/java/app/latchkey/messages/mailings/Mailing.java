package app.latchkey.messages.mailings;

import app.latchkey.members.MemberFilter;
import app.latchkey.platform.ids.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * @param topic none for what concerns everybody
 * @param to whom it is for; looked up when it is sent
 * @param chosen how many the filter found then
 */
public record Mailing(
        UUID id,
        MailingState state,
        Optional<UUID> topic,
        String subject,
        String body,
        MemberFilter to,
        int version,
        Optional<AccountId> by,
        Instant createdAt,
        Instant changedAt,
        Optional<Instant> sendAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        int chosen) {}
