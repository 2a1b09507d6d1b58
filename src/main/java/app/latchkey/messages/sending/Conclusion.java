package app.latchkey.messages.sending;

import static app.latchkey.messages.MessageState.ACCEPTED;
import static app.latchkey.messages.MessageState.BOUNCED;
import static app.latchkey.messages.MessageState.DELAYED;
import static app.latchkey.messages.MessageState.SET_ASIDE;
import static app.latchkey.messages.MessageState.UNKNOWN;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Mailboxes;
import app.latchkey.messages.replies.Replies;
import app.latchkey.messages.replies.Reply;
import app.latchkey.messages.replies.ReplyClass;
import app.latchkey.messages.smtp.Exchange;
import app.latchkey.platform.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** What an exchange with the relay means for the message, the mailbox and the relay, in one transaction. */
@Component
class Conclusion {
    private static final int TRIES_OF_A_POISON = 5;
    private static final Duration RELAY_AGAIN = Duration.ofSeconds(2);
    private static final Duration KEPT_AGAIN = Duration.ofMinutes(15);

    private final Transactions transactions;
    private final Clubs clubs;
    private final Ending ending;
    private final Mailboxes mailboxes;
    private final RelayStates relay;
    private final DomainPauses pauses;
    private final LaneTally tally;

    Conclusion(
            Transactions transactions,
            Clubs clubs,
            Ending ending,
            Mailboxes mailboxes,
            RelayStates relay,
            DomainPauses pauses,
            LaneTally tally) {
        this.pauses = pauses;
        this.tally = tally;
        this.transactions = transactions;
        this.clubs = clubs;
        this.ending = ending;
        this.mailboxes = mailboxes;
        this.relay = relay;
    }

    /** @param sent told when the mail left, or may have left */
    void write(Claim claim, MessageRow message, Exchange exchange, BiConsumer<Club, Instant> sent) {
        transactions.inClub(claim.club(), () -> {
            switch (exchange) {
                case Exchange.Accepted accepted -> accepted(claim, message, accepted.reply(), sent);
                case Exchange.Refused refused -> refused(claim, message, refused.reply());
                case Exchange.SenderRefused refused -> ours(claim, message, refused.reply());
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

    void unwritable(Claim claim, MessageRow message, String words) {
        transactions.inClub(claim.club(), () -> poison(claim, message, words));
    }

    private void accepted(Claim claim, MessageRow message, Reply reply, BiConsumer<Club, Instant> sent) {
        if (!ending.close(claim, message, ACCEPTED, Map.of(), reply, null, left(claim, sent))) return;
        mailboxes.accepted(message.addressKey());
        pauses.taken(claim.domain());
        tally.accepted(claim);
        relay.up(claim.lane());
    }

    // The link's row first: a quick reader may be using it already, and takes the others behind it.
    private Runnable left(Claim claim, BiConsumer<Club, Instant> sent) {
        return () -> sent.accept(clubs.get(claim.club()), transactions.now());
    }

    private void refused(Claim claim, MessageRow message, Reply reply) {
        var why = Replies.classify(reply);
        if (why == ReplyClass.OURS) {
            if (ours(claim, message, reply)) pauses.refused(claim, why, reply);
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
    }

    private boolean ours(Claim claim, MessageRow message, Reply reply) {
        var ours = later(claim, message, reply, ReplyClass.OURS);
        if (ours) relay.down(claim.lane(), "OURS", reply.words());
        return ours;
    }

    private boolean later(Claim claim, MessageRow message, Reply reply, ReplyClass why) {
        tally.later(claim);
        return ending.delay(claim, message, DELAYED, next(claim, message), reply, why);
    }

    private Instant next(Claim claim, MessageRow message) {
        var next = transactions.now().plus(Pace.wait(claim.lane(), claim.attempt()));
        var last = Pace.until(claim.lane(), message);
        return next.isBefore(last) ? next : last;
    }

    private void relayAway(Claim claim, String cause, String words) {
        if (ending.putBack(claim, transactions.now().plus(RELAY_AGAIN), cause)) relay.down(claim.lane(), cause, words);
    }

    /** The dot left and no answer came. A second access mail harms nobody; a second reminder is not sent. */
    private void uncertain(Claim claim, MessageRow message, String words, BiConsumer<Club, Instant> sent) {
        var reply = new Reply(0, "", words);
        if (claim.lane() == Lane.ACCESS)
            ending.delay(claim, message, UNKNOWN, next(claim, message), reply, null, left(claim, sent));
        else ending.close(claim, message, UNKNOWN, Map.of("why", "NO_ANSWER"), reply, null, left(claim, sent));
    }

    private void poison(Claim claim, MessageRow message, String words) {
        var reply = new Reply(0, "", words);
        if (claim.attempt() >= TRIES_OF_A_POISON) ending.close(claim, message, SET_ASIDE, Map.of(), reply, null);
        else ending.delay(claim, message, DELAYED, next(claim, message), reply, null);
    }
}
