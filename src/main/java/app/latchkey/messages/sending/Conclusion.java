package app.latchkey.messages.sending;

import static app.latchkey.messages.MessageState.ACCEPTED;
import static app.latchkey.messages.MessageState.BOUNCED;
import static app.latchkey.messages.MessageState.DELAYED;
import static app.latchkey.messages.MessageState.SET_ASIDE;
import static app.latchkey.messages.MessageState.UNKNOWN;

import app.latchkey.messages.Lane;
import app.latchkey.messages.Mailboxes;
import app.latchkey.messages.replies.Replies;
import app.latchkey.messages.replies.Reply;
import app.latchkey.messages.replies.ReplyClass;
import app.latchkey.messages.smtp.Exchange;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an exchange with the relay means for the message, the mailbox and the relay, in one transaction. */
@Component
class Conclusion {
    private static final int TRIES_OF_A_POISON = 5;
    private static final Duration RELAY_AGAIN = Duration.ofSeconds(2);
    private static final Duration KEPT_AGAIN = Duration.ofMinutes(15);
    private static final Duration GATHERING = Duration.ofMillis(10);

    private final Transactions transactions;
    private final Ending ending;
    private final Mailboxes mailboxes;
    private final RelayStates relay;
    private final DomainPauses pauses;
    private final LaneTally tally;
    private final Together<Taken> taken = new Together<>(GATHERING, this::taken);

    Conclusion(
            Transactions transactions,
            Ending ending,
            Mailboxes mailboxes,
            RelayStates relay,
            DomainPauses pauses,
            LaneTally tally) {
        this.pauses = pauses;
        this.tally = tally;
        this.transactions = transactions;
        this.ending = ending;
        this.mailboxes = mailboxes;
        this.relay = relay;
    }

    /** @param sent told when the mail left, or may have left */
    void write(Claim claim, MessageRow message, Exchange exchange, Consumer<Instant> sent) {
        if (claim.lane() == Lane.MAILING && exchange instanceof Exchange.Accepted accepted)
            taken.add(new Taken(claim, message, accepted.reply(), sent));
        else alone(claim, message, exchange, sent);
    }

    private void alone(Claim claim, MessageRow message, Exchange exchange, Consumer<Instant> sent) {
        transactions.inClub(claim.club(), () -> {
            switch (exchange) {
                case Exchange.Accepted accepted ->
                    taken(claim.club(), claim.lane(), List.of(new Taken(claim, message, accepted.reply(), sent)));
                case Exchange.Refused refused -> refused(claim, message, refused.reply());
                case Exchange.SenderRefused refused -> ours(claim, message, refused.reply(), () -> {});
                case Exchange.NotAdmitted refused ->
                    relayAway(claim, "AUTH", refused.reply().words());
                case Exchange.Unreachable away -> relayAway(claim, "UNREACHABLE", away.words());
                case Exchange.Uncertain uncertain -> uncertain(claim, message, uncertain.words(), sent);
                case Exchange.Unwritable unwritable -> poison(claim, message, unwritable.words());
                case Exchange.TakenBack gone -> {}
                case Exchange.Kept kept ->
                    ending.putBack(claim, transactions.now().plus(KEPT_AGAIN), "KEPT");
            }
        });
    }

    /** Inside the transaction in which it was to be drawn. */
    void unwritable(Claim claim, MessageRow message, String words) {
        poison(claim, message, words);
    }

    /** A mail that the relay took. */
    private record Taken(Claim claim, MessageRow message, Reply reply, Consumer<Instant> sent) {}

    private void taken(List<Taken> all) {
        all.stream()
                .collect(Collectors.groupingBy(one -> one.claim().club()))
                .forEach((club, ofIt) -> transactions.inClub(club, () -> taken(club, Lane.MAILING, ofIt)));
    }

    private void taken(ClubId club, Lane lane, List<Taken> all) {
        var ours = ending.close(club, lane, all.stream().map(this::end).toList());
        if (ours.isEmpty()) return;
        ours.stream().map(end -> end.claim().domain()).sorted().distinct().forEach(pauses::taken);
        var better = mailboxes.accepted(
                ours.stream().map(end -> end.message().addressKey()).toList());
        ours.forEach(end -> tally.accepted(end.claim()));
        relay.up(lane);
        // By itself a mailing that was taken changes nothing for whoever cannot get in: a hundred thousand of them
        // would be looked into for nothing.
        for (var end : ours)
            if (lane != Lane.MAILING || better.contains(end.message().addressKey()))
                ending.tell(end.claim(), end.message());
    }

    private Ending.End end(Taken one) {
        return new Ending.End(one.claim(), one.message(), ACCEPTED, Map.of(), one.reply(), null, left(one.sent()));
    }

    // The link's row first: a quick reader may be using it already, and takes the others behind it.
    private Runnable left(Consumer<Instant> sent) {
        return () -> sent.accept(transactions.now());
    }

    private void refused(Claim claim, MessageRow message, Reply reply) {
        var why = Replies.classify(reply);
        if (why == ReplyClass.OURS) {
            ours(claim, message, reply, () -> pauses.refused(claim, why, reply));
            return;
        }
        // "Too fast" and "full" come as permanent refusals too, and are not.
        var bounced = reply.permanent() && !why.soft();
        if (bounced) tally.refused(claim);
        var ours = bounced
                ? ending.close(claim, message, BOUNCED, Map.of(), reply, why)
                : later(claim, message, reply, why);
        if (!ours) return;
        pauses.refused(claim, why, reply);
        mailboxes.refused(message.addressKey(), why, reply);
        relay.up(claim.lane());
        ending.tell(claim, message);
    }

    private void ours(Claim claim, MessageRow message, Reply reply, Runnable ofTheDomain) {
        if (!later(claim, message, reply, ReplyClass.OURS)) return;
        ofTheDomain.run();
        relay.down(claim.lane(), "OURS", reply.words());
        ending.tell(claim, message);
    }

    private boolean later(Claim claim, MessageRow message, Reply reply, ReplyClass why) {
        tally.later(claim);
        return ending.delay(claim, message, DELAYED, next(claim, message), reply, why);
    }

    private Instant next(Claim claim, MessageRow message) {
        var tries = ending.before(claim).answered() + 1;
        var next = transactions.now().plus(Pace.wait(claim.lane(), tries));
        var last = ending.until(claim, message, next);
        return next.isBefore(last) ? next : last;
    }

    private void relayAway(Claim claim, String cause, String words) {
        if (ending.putBack(claim, transactions.now().plus(RELAY_AGAIN), cause)) relay.down(claim.lane(), cause, words);
    }

    /** The dot left and no answer came. A second access mail harms nobody; a second reminder is not sent. */
    private void uncertain(Claim claim, MessageRow message, String words, Consumer<Instant> sent) {
        var reply = new Reply(0, "", words);
        var ours = claim.lane() == Lane.ACCESS
                ? ending.delay(claim, message, UNKNOWN, next(claim, message), reply, null, left(sent))
                : ending.close(claim, message, UNKNOWN, Map.of("why", "NO_ANSWER"), reply, null, left(sent));
        if (ours) ending.tell(claim, message);
    }

    private void poison(Claim claim, MessageRow message, String words) {
        var reply = new Reply(0, "", words);
        var ours = ending.before(claim).unwritable() + 1 >= TRIES_OF_A_POISON
                ? ending.close(claim, message, SET_ASIDE, Map.of(), reply, null)
                : ending.delay(claim, message, DELAYED, next(claim, message), reply, null);
        if (ours) ending.tell(claim, message);
    }
}
