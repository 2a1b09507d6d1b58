package app.latchkey.messages;

import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A message to be written in the transaction that causes it.
 *
 * @param kind what it is, e.g. {@code access.invitation}; one that ends in {@code .notice} only tells what happened: nobody
 *     waits for it
 * @param dedupe one message per (club, kind, dedupe); a second one is not written
 * @param template the name of the {@link MailTemplate} that renders it when it is sent
 * @param params ids and codes only, never a name, a token or a rendered text
 * @param expiresAt when what it carries is over; it is not sent later
 */
public record Draft(
        ClubId club,
        Lane lane,
        String kind,
        String dedupe,
        Optional<MemberId> member,
        Optional<AccountId> account,
        String addressKey,
        String addressAsGiven,
        String template,
        Map<String, String> params,
        Locale locale,
        Optional<AccountId> askedBy,
        Instant expiresAt) {}
