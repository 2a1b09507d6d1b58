package app.latchkey.messages.mailings;

import static app.latchkey.messages.mailings.MailingState.CANCELLED;
import static app.latchkey.messages.mailings.MailingState.PAUSED;
import static app.latchkey.messages.mailings.MailingState.SCHEDULED;
import static app.latchkey.messages.mailings.MailingState.SENDING;

import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.messages.Lane;
import app.latchkey.messages.LaneSignals;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Sends, pauses, resumes and cancels. Each takes the mailing's row first, as the worker does, so that a part that is being
 * written is written before the pause; each answers whether there was something to do, and writes its audit then.
 */
@Component
class Sendings {
    private final Mailings mailings;
    private final Recipients recipients;
    private final Audit audit;
    private final LaneSignals signals;
    private final Transactions transactions;

    Sendings(Mailings mailings, Recipients recipients, Audit audit, LaneSignals signals, Transactions transactions) {
        this.mailings = mailings;
        this.recipients = recipients;
        this.audit = audit;
        this.signals = signals;
        this.transactions = transactions;
    }

    /** @param version as it was looked at */
    boolean send(ClubId club, UUID id, int version, Instant at, Actor by) {
        return transactions.inClub(club, () -> {
            var sent = mailings.schedule(club, id, version, at);
            if (sent) write(club, id, by, "messages.audit.mailing.sent", Map.of("at", at.toString()));
            return sent;
        });
    }

    boolean pause(ClubId club, UUID id, Actor by) {
        return transactions.inClub(club, () -> {
            mailings.lock(club, id);
            if (!mailings.move(club, id, List.of(SCHEDULED, SENDING), PAUSED)) return false;
            var held = recipients.hold(club, id, by);
            mailings.unready(id);
            write(club, id, by, "messages.audit.mailing.paused", Map.of("held", "" + held));
            return true;
        });
    }

    boolean resume(ClubId club, UUID id, Actor by) {
        return transactions.inClub(club, () -> {
            var found = mailings.lock(club, id);
            if (found.isEmpty()) return false;
            var begun = found.get().startedAt().isPresent();
            if (!mailings.move(club, id, List.of(PAUSED), begun ? SENDING : SCHEDULED)) return false;
            recipients.letGo(club, id, by);
            var due = begun ? transactions.now() : found.get().sendAt().orElse(transactions.now());
            mailings.ready(club, id, due);
            signals.afterCommit(Lane.MAILING);
            write(club, id, by, "messages.audit.mailing.resumed", Map.of());
            return true;
        });
    }

    boolean cancel(ClubId club, UUID id, Actor by) {
        return transactions.inClub(club, () -> {
            mailings.lock(club, id);
            if (!mailings.move(club, id, List.of(SCHEDULED, SENDING, PAUSED), CANCELLED)) return false;
            recipients.forgetParts(club, id);
            var cancelled = recipients.cancel(club, id, by);
            mailings.unready(id);
            write(club, id, by, "messages.audit.mailing.cancelled", Map.of("cancelled", "" + cancelled));
            return true;
        });
    }

    void write(ClubId club, UUID id, Actor by, String sentence, Map<String, String> params) {
        audit.write(club, by, sentence, new Subject("MAILING", id), params);
    }
}
