package app.latchkey.integration.mailings;

import app.latchkey.messages.mailings.Mailing;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** @param members how many the filter found when it was begun; 0 before */
record MailingItem(
        String id,
        String state,
        String subject,
        Instant createdAt,
        Optional<Instant> sendAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        int members) {
    static MailingItem of(Mailing mailing) {
        return new MailingItem(
                mailing.id().toString(),
                mailing.state().name(),
                mailing.subject(),
                mailing.createdAt(),
                mailing.sendAt(),
                mailing.startedAt(),
                mailing.finishedAt(),
                mailing.chosen());
    }

    /** @param results members by the state of their message, or by the reason why they got none */
    record WithResults(@JsonUnwrapped MailingItem item, String text, Map<String, Long> results, long unsubscribed) {}
}
