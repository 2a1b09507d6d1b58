package app.latchkey.messages.feedback;

import static app.latchkey.messages.MessageState.BOUNCED;
import static app.latchkey.messages.MessageState.COMPLAINED;
import static app.latchkey.messages.MessageState.DELAYED;
import static app.latchkey.messages.MessageState.DELIVERED;

import app.latchkey.messages.MailboxChanged;
import app.latchkey.messages.Mailboxes;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.MessageStateChanged;
import app.latchkey.messages.OurRefusals;
import app.latchkey.messages.Suppressions;
import app.latchkey.messages.Timeline;
import app.latchkey.messages.feedback.SentMessages.Sent;
import app.latchkey.messages.replies.Replies;
import app.latchkey.messages.replies.Reply;
import app.latchkey.messages.replies.ReplyClass;
import app.latchkey.messages.unsubscribing.Unsubscriptions;
import app.latchkey.messages.unsubscribing.Unsubscriptions.How;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.text.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What a report means for the message and for the mailbox it was sent to. Reports come late, twice and in any order: each is
 * written into the timeline once, and the state only ever moves to what is known better.
 */
@Component
class Truth {
    private static final Duration GOOD_FOR = Duration.ofDays(10);

    private final SentMessages messages;
    private final Mailboxes mailboxes;
    private final Suppressions suppressions;
    private final Unsubscriptions unsubscriptions;
    private final OurRefusals ours;
    private final Timeline timeline;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    Truth(
            SentMessages messages,
            Mailboxes mailboxes,
            Suppressions suppressions,
            Unsubscriptions unsubscriptions,
            OurRefusals ours,
            Timeline timeline,
            Transactions transactions,
            ApplicationEventPublisher events) {
        this.messages = messages;
        this.mailboxes = mailboxes;
        this.suppressions = suppressions;
        this.unsubscriptions = unsubscriptions;
        this.ours = ours;
        this.timeline = timeline;
        this.transactions = transactions;
        this.events = events;
    }

    /** Inside a transaction of the club. */
    Told tell(ClubId club, UUID id, Report report) {
        var found = messages.hold(club, id);
        if (found.isEmpty() || found.get().triedAt().isEmpty()) return Told.NOT_OURS;
        // Erased: nobody's any more.
        if (found.get().addressKey().isEmpty()) return Told.NOT_OURS;
        var message = found.get();
        var triedAt = message.triedAt().get();
        if (triedAt.plus(GOOD_FOR).isBefore(transactions.now())) return Told.TOO_OLD;
        if (messages.leaving(club, message)) return Told.TOO_EARLY;
        if (!first(club, message, report)) return Told.KNOWN;
        messages.notAgain(club, message);
        var from = report.from();
        switch (report.verdict()) {
            case Verdict.Delivered(var recipient, var reply) -> delivered(club, message, reply, triedAt, from);
            case Verdict.Delayed(var recipient, var reply) -> delayed(club, message, recipient, reply, triedAt, from);
            case Verdict.Failed(var recipient, var reply) -> failed(club, message, recipient, reply, triedAt, from);
            case Verdict.OnTheirList(var recipient, var words) -> onTheirList(club, message, recipient, words, from);
            case Verdict.Complained(var kind) -> complained(club, message, kind, from);
            case Verdict.Unsubscribed() -> unsubscribed(club, message, from);
        }
        events.publishEvent(new MessageStateChanged(club, message.id(), message.member()));
        events.publishEvent(new MailboxChanged(club, message.addressKey()));
        return Told.APPLIED;
    }

    // What is said, not how it came: the same report by another way is the same. But a call that anybody can put other
    // words
    // into is a replay when it comes again, whatever it says then.
    private boolean first(ClubId club, Sent message, Report report) {
        var fresh = report.token()
                .map(token -> messages.first(club, message, digest("token " + token)))
                .orElse(true);
        return fresh && messages.first(club, message, digest(report.verdict().toString()));
    }

    private void delivered(ClubId club, Sent message, Reply reply, Instant triedAt, String from) {
        if (!known(message.state(), DELIVERED)) messages.move(club, message, DELIVERED, null, null);
        ours.arrived(domain(message), triedAt);
        mailboxes.delivered(message.addressKey(), triedAt);
        write(club, message, "DELIVERED", Map.of(), reply, null, from);
    }

    private void delayed(
            ClubId club, Sent message, Optional<String> recipient, Reply reply, Instant triedAt, String from) {
        var why = Replies.classify(temporary(reply));
        if (!known(message.state(), DELAYED) && !message.used()) {
            messages.move(club, message, DELAYED, reply, why);
            if (about(message, recipient)) mailboxes.refused(message.addressKey(), why, reply, triedAt);
            ourPart(message, recipient, why, reply, triedAt);
        }
        write(club, message, "DELAYED", Map.of("with", "THEM"), reply, why, from);
    }

    // Only of the mailbox that we wrote to: where mail is passed on, what is gone may be somebody else's.
    private void failed(
            ClubId club, Sent message, Optional<String> recipient, Reply reply, Instant triedAt, String from) {
        var read = Replies.classify(reply);
        var own = about(message, recipient);
        var why = read.hard() && !own ? ReplyClass.REFUSED : read;
        if (!known(message.state(), BOUNCED) && !message.used()) {
            messages.move(club, message, BOUNCED, reply, why);
            if (own) mailboxes.refused(message.addressKey(), why, reply, triedAt);
            ourPart(message, recipient, why, reply, triedAt);
        }
        var detail = new HashMap<String, String>();
        recipient.filter(named -> !own).ifPresent(named -> detail.put("recipient", named));
        write(club, message, "BOUNCED", detail, reply, why, from);
    }

    // Where mail is passed on, it is the passing on that breaks SPF, and nothing of ours.
    private void ourPart(Sent message, Optional<String> recipient, ReplyClass why, Reply reply, Instant triedAt) {
        if (why == ReplyClass.OURS && (recipient.isEmpty() || about(message, recipient)))
            ours.refused(domain(message), reply, triedAt, true);
    }

    private static String domain(Sent message) {
        return message.addressKey().substring(message.addressKey().indexOf('@') + 1);
    }

    private void onTheirList(ClubId club, Sent message, Optional<String> recipient, String words, String from) {
        var reply = new Reply(550, "", Reply.parse(words).words());
        if (!known(message.state(), BOUNCED)) messages.move(club, message, BOUNCED, reply, ReplyClass.REFUSED);
        if (about(message, recipient))
            suppressions.suppress(
                    club, message.addressKey(), Suppressions.Reason.PROVIDER, Optional.empty(), reply.words());
        write(club, message, "BOUNCED", Map.of(), reply, ReplyClass.REFUSED, from);
    }

    private void complained(ClubId club, Sent message, String kind, String from) {
        messages.move(club, message, COMPLAINED, null, null);
        suppressions.complained(club, message.addressKey());
        write(club, message, "COMPLAINED", Map.of("kind", kind), null, null, from);
    }

    private void unsubscribed(ClubId club, Sent message, String from) {
        unsubscriptions.add(club, message.addressKey(), Unsubscriptions.EVERYTHING, Optional.empty(), How.LIST);
        write(club, message, "UNSUBSCRIBED", Map.of(), null, null, from);
    }

    /** Whether the state says as much already: complained after arrived, refused at last after delivered to the first server. */
    private static boolean known(MessageState state, MessageState told) {
        return rank(state) >= rank(told);
    }

    private static int rank(MessageState state) {
        return switch (state) {
            case QUEUED, HELD, ACCEPTED, UNKNOWN, EXPIRED, SET_ASIDE, SUPPRESSED, CANCELLED -> 0;
            case DELAYED -> 1;
            case DELIVERED -> 2;
            case BOUNCED -> 3;
            case COMPLAINED -> 4;
        };
    }

    private static boolean about(Sent message, Optional<String> recipient) {
        return recipient
                .flatMap(EmailAddress::valid)
                .filter(named -> named.key().equals(message.addressKey()))
                .isPresent();
    }

    // They go on trying, whichever code their last server gave.
    private static Reply temporary(Reply reply) {
        return reply.permanent() || reply.code() == 0
                ? new Reply(450, reply.enhanced().replaceFirst("^5", "4"), reply.words())
                : reply;
    }

    private void write(
            ClubId club,
            Sent message,
            String what,
            Map<String, String> more,
            @Nullable Reply reply,
            @Nullable ReplyClass why,
            String from) {
        var detail = new HashMap<>(more);
        detail.put("from", from);
        detail.put("address", message.addressAsSent());
        if (reply != null) detail.putAll(Map.of("code", reply.shortCode(), "words", reply.words()));
        if (why != null) detail.put("class", why.name());
        timeline.add(club, message.id(), what, detail);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("SHA-256 is part of every Java", broken);
        }
    }
}
