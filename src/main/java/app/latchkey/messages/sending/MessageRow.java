package app.latchkey.messages.sending;

import app.latchkey.messages.MessageState;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

record MessageRow(
        UUID id,
        Optional<MemberId> member,
        String addressKey,
        String addressAsSent,
        String template,
        Map<String, String> params,
        Locale locale,
        String messageId,
        MessageState state,
        Instant createdAt,
        Instant expiresAt) {}
