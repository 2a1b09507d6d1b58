package app.latchkey.messages.sending;

import static app.latchkey.messages.MessageState.CANCELLED;
import static app.latchkey.messages.MessageState.EXPIRED;
import static app.latchkey.messages.MessageState.QUEUED;
import static app.latchkey.messages.MessageState.SUPPRESSED;
import static app.latchkey.messages.MessageState.UNKNOWN;

import app.latchkey.messages.Lane;
import app.latchkey.messages.Mailboxes;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.Suppressions;
import app.latchkey.messages.Timeline;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a claimed message is to be sent at all; what is not ends here with its reason. In a transaction of its club. */
@Component
class Beginning {
    private final Transactions transactions;
    private final MessageRows messages;
    private final Attempts attempts;
    private final Mailboxes mailboxes;
    private final Timeline timeline;
    private final Ending ending;
    private final Suppressions suppressions;

    Beginning(
            Transactions transactions,
            MessageRows messages,
            Attempts attempts,
            Mailboxes mailboxes,
            Timeline timeline,
            Ending ending,
            Suppressions suppressions) {
        this.transactions = transactions;
        this.messages = messages;
        this.attempts = attempts;
        this.mailboxes = mailboxes;
        this.timeline = timeline;
        this.ending = ending;
        this.suppressions = suppressions;
    }

    /** The message to send, with an attempt of ours begun; nothing when it is over. */
    Optional<MessageRow> begin(Claim claim) {
        var found = messages.read(claim.club(), claim.message());
        if (found.isEmpty()) {
            ending.forget(claim);
            return Optional.empty();
        }
        var message = found.get();
        // The message alone decides: a row in a ready table may be left over from a kill.
        var mayHaveLeft = claim.attempt() > 1 && attempts.mayHaveLeft(claim);
        if (!message.state().waiting() && !(message.state() == UNKNOWN && claim.lane() == Lane.ACCESS)) {
            ending.forget(claim);
            return Optional.empty();
        }
        var over = over(claim, message, mayHaveLeft);
        if (over.isPresent()) {
            var why = Map.of("why", over.get().why());
            if (ending.close(claim, message, over.get().state(), why)) ending.tell(claim, message);
            return Optional.empty();
        }
        if (mayHaveLeft) timeline.add(claim.club(), message.id(), "UNKNOWN", Map.of("why", "SENDER_VANISHED"));
        attempts.begin(claim);
        return Optional.of(message);
    }

    private record Over(MessageState state, String why) {}

    private Optional<Over> over(Claim claim, MessageRow message, boolean mayHaveLeft) {
        var lane = claim.lane();
        // A second access mail harms nobody, a missing one locks somebody out; a second reminder only annoys.
        if (mayHaveLeft && lane != Lane.ACCESS) return Optional.of(new Over(UNKNOWN, "SENDER_VANISHED"));
        var now = transactions.now();
        if (!now.isBefore(ending.until(claim, message, now))) return Optional.of(new Over(EXPIRED, "TOO_LATE"));
        var key = message.addressKey();
        if (lane == Lane.MAILING) {
            var held = suppressions.mailing(
                    claim.club(), key, Ids.parse(message.params().getOrDefault("mailing", "")));
            return held.suppressed()
                    .map(found -> found.why().name())
                    .or(() -> held.bouncing() ? Optional.of("BOUNCING") : Optional.empty())
                    .map(why -> new Over(SUPPRESSED, why));
        }
        var suppressed = suppressions.everything(claim.club(), List.of(key)).get(key);
        if (suppressed != null)
            return Optional.of(new Over(SUPPRESSED, suppressed.why().name()));
        // What the desk tries goes; what somebody asks for themselves knocks once a day at a door that is gone.
        var first = message.state() == QUEUED;
        if (mailboxes.bouncing(key)
                && !(lane == Lane.ACCESS && mailboxes.mayKnock(claim.club(), message.id(), key, first)))
            return Optional.of(new Over(SUPPRESSED, "BOUNCING"));
        return Optional.empty();
    }

    void cancel(Claim claim, MessageRow message) {
        if (ending.close(claim, message, CANCELLED, Map.of("why", "POINTLESS"))) ending.tell(claim, message);
    }
}
