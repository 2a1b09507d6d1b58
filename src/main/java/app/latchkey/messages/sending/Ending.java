package app.latchkey.messages.sending;

import app.latchkey.messages.Lane;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.MessageStateChanged;
import app.latchkey.messages.replies.Reply;
import app.latchkey.messages.replies.ReplyClass;
import app.latchkey.platform.ids.ClubId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes the end of an attempt, only while it is ours: whoever claimed the message since has the word. */
@Component
class Ending {
    private final ReadyRows ready;
    private final MessageRows messages;
    private final Attempts attempts;
    private final ApplicationEventPublisher events;

    Ending(ReadyRows ready, MessageRows messages, Attempts attempts, ApplicationEventPublisher events) {
        this.ready = ready;
        this.messages = messages;
        this.attempts = attempts;
        this.events = events;
    }

    /** From when on it is not tried any more; @param asked a moment that should be before. */
    Instant until(Claim claim, MessageRow message, Instant asked) {
        var last = Pace.until(claim.lane(), message);
        if (asked.isBefore(last)) return last;
        return ready.letGoAt(claim)
                .map(at -> Pace.until(claim.lane(), message, at))
                .orElse(last);
    }

    Attempts.Before before(Claim claim) {
        return attempts.before(claim);
    }

    /** A row that is of no use any more. */
    void forget(Claim claim) {
        ready.over(claim);
    }

    /** The message is over for us. Answers whether the attempt was still ours. */
    boolean close(Claim claim, MessageRow message, MessageState state, Map<String, String> detail) {
        return close(claim, message, state, detail, null, null);
    }

    boolean close(
            Claim claim,
            MessageRow message,
            MessageState state,
            Map<String, String> detail,
            @Nullable Reply reply,
            @Nullable ReplyClass why) {
        return close(claim, message, state, detail, reply, why, () -> {});
    }

    /** @param first for rows that whoever opens the mail's link holds first too */
    boolean close(
            Claim claim,
            MessageRow message,
            MessageState state,
            Map<String, String> detail,
            @Nullable Reply reply,
            @Nullable ReplyClass why,
            Runnable first) {
        var end = new End(claim, message, state, detail, reply, why, first);
        return !close(claim.club(), claim.lane(), List.of(end)).isEmpty();
    }

    record End(
            Claim claim,
            MessageRow message,
            MessageState state,
            Map<String, String> detail,
            @Nullable Reply reply,
            @Nullable ReplyClass why,
            Runnable first) {}

    /** The same for several of one club and lane. Answers those that were still ours. */
    List<End> close(ClubId club, Lane lane, List<End> ends) {
        var over = ready.over(lane, ends.stream().map(End::claim).toList());
        var ours = ends.stream()
                .filter(end -> over.contains(end.claim().message()))
                .toList();
        if (ours.isEmpty()) return ours;
        ours.forEach(end -> end.first().run());
        messages.move(
                club,
                ours.stream()
                        .map(end -> move(
                                end.claim(), end.message(), end.state(), null, end.detail(), end.reply(), end.why()))
                        .toList());
        return ours;
    }

    /** Tried again later. */
    boolean delay(
            Claim claim,
            MessageRow message,
            MessageState state,
            Instant next,
            @Nullable Reply reply,
            @Nullable ReplyClass why) {
        return delay(claim, message, state, next, reply, why, () -> {});
    }

    boolean delay(
            Claim claim,
            MessageRow message,
            MessageState state,
            Instant next,
            @Nullable Reply reply,
            @Nullable ReplyClass why,
            Runnable first) {
        if (!ready.again(claim, next)) return false;
        first.run();
        var detail = Map.of("next", next.toString());
        messages.move(claim.club(), List.of(move(claim, message, state, next, detail, reply, why)));
        return true;
    }

    /** Tried again, and nothing to tell about this message: it is our relay that is away, or the demo keeps it. */
    boolean putBack(Claim claim, Instant next, String outcome) {
        if (!ready.again(claim, next)) return false;
        attempts.putBack(claim, outcome);
        return true;
    }

    /** The last thing in a transaction: whoever else changes what is known of a mailbox marks its people behind it too. */
    void tell(Claim claim, MessageRow message) {
        events.publishEvent(new MessageStateChanged(claim.club(), message.id(), message.member()));
    }

    private static MessageRows.Move move(
            Claim claim,
            MessageRow message,
            MessageState state,
            @Nullable Instant next,
            Map<String, String> detail,
            @Nullable Reply reply,
            @Nullable ReplyClass why) {
        var all = new HashMap<>(detail);
        all.put("attempt", "" + claim.attempt());
        all.put("address", message.addressAsSent());
        if (reply != null) all.putAll(Map.of("code", reply.shortCode(), "words", reply.words()));
        if (why != null) all.put("class", why.name());
        return new MessageRows.Move(claim, state, next, reply, why, all);
    }
}
