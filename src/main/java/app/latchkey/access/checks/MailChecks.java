package app.latchkey.access.checks;

import app.latchkey.access.Finding;
import app.latchkey.access.FindingCode;
import app.latchkey.access.RemedyId;
import app.latchkey.access.Side;
import app.latchkey.access.Weight;
import app.latchkey.messages.Lane;
import app.latchkey.messages.MessageFact;
import app.latchkey.messages.MessageFacts;
import app.latchkey.messages.MessageState;
import java.util.Optional;
import java.util.stream.Stream;

/** Only while a mail for this person waits: where, since when, and what their server says. */
final class MailChecks implements AccessCheck {
    @Override
    public Stream<Finding> look(Facts facts) {
        var mail = facts.awaited().filter(fact -> fact.state().waiting() || stillFull(facts, fact));
        if (mail.isEmpty()) return Stream.empty();
        var weight = facts.own() ? Weight.LIKELY : facts.codeInHand() ? Weight.NOTE : Weight.BLOCKS;
        return Stream.of(waiting(facts, mail.get(), weight));
    }

    /** Given up for want of room, and nobody has made any since. */
    private static boolean stillFull(Facts facts, MessageFact mail) {
        return mail.state() == MessageState.BOUNCED
                && full(mail)
                && facts.mailbox().filter(MessageFacts.Mailbox::full).isPresent();
    }

    private static Finding waiting(Facts facts, MessageFact mail, Weight weight) {
        if (mail.state() == MessageState.BOUNCED) return full(facts, mail, weight);
        var down = relay(facts, mail);
        if (down.isPresent()) return down(facts, mail, down.get(), weight);
        if (mail.state() == MessageState.DELAYED && full(mail)) return full(facts, mail, weight);
        if (mail.state() == MessageState.DELAYED) return delayed(facts, mail, weight);
        return queued(facts, mail, weight);
    }

    private static Optional<MessageFacts.RelayDown> relay(Facts facts, MessageFact mail) {
        return mail.lane() == Lane.ACCESS
                ? facts.accessRelay()
                : facts.reminderRelay().or(facts::accessRelay);
    }

    static boolean full(MessageFact mail) {
        return mail.replyClass().filter("SOFT_FULL"::equals).isPresent();
    }

    private static Finding down(Facts facts, MessageFact mail, MessageFacts.RelayDown down, Weight weight) {
        return about(Finding.of(FindingCode.MAIL_DOWN, weight, Side.LATCHKEY, mail.createdAt(), remedies(facts)), mail)
                .with("since", down.since())
                .with("cause", down.cause())
                .with("words", down.words());
    }

    private static Finding full(Facts facts, MessageFact mail, Weight weight) {
        var since = facts.mailbox().flatMap(MessageFacts.Mailbox::fullSince).orElse(mail.stateAt());
        return about(
                        Finding.of(
                                FindingCode.EMAIL_SOFT_BOUNCING,
                                weight,
                                Side.MAIL_PROVIDER,
                                mail.createdAt(),
                                remedies(facts, RemedyId.CORRECT_ADDRESS, RemedyId.TRY_NOW)),
                        mail)
                .with("since", since);
    }

    // For somebody with an account the reset itself is the finding; a delayed one carries the same evidence.
    private static Finding delayed(Facts facts, MessageFact mail, Weight weight) {
        return about(
                Finding.of(
                        FindingCode.INVITATION_DELAYED,
                        facts.own() ? Weight.NOTE : weight,
                        Side.MAIL_PROVIDER,
                        mail.createdAt(),
                        first(RemedyId.TRY_NOW, facts)),
                mail);
    }

    private static Finding queued(Facts facts, MessageFact mail, Weight weight) {
        return about(
                Finding.of(
                        FindingCode.INVITATION_QUEUED,
                        facts.own() ? Weight.NOTE : weight,
                        Side.LATCHKEY,
                        mail.createdAt(),
                        first(RemedyId.MOVE_TO_FRONT, facts)),
                mail);
    }

    /** What needs no mail, then the rest. */
    private static RemedyId[] remedies(Facts facts, RemedyId... then) {
        return Stream.concat(inPerson(facts), Stream.of(then)).toArray(RemedyId[]::new);
    }

    private static RemedyId[] first(RemedyId first, Facts facts) {
        return Stream.concat(Stream.of(first), inPerson(facts)).toArray(RemedyId[]::new);
    }

    private static Stream<RemedyId> inPerson(Facts facts) {
        return facts.own() ? Stream.of(RemedyId.RELINK_QR) : Stream.of(RemedyId.DESK_QR, RemedyId.SLIP);
    }

    static Finding about(Finding finding, MessageFact mail) {
        return finding.with("message", mail.id())
                .with("address", mail.addressAsSent())
                .with("domain", mail.domain())
                .with("lane", mail.lane())
                .with("mailState", mail.state())
                .with("since", mail.createdAt())
                .with("nextTry", mail.nextTryAt().map(Object::toString).orElse(""))
                .with("code", mail.code().orElse(""))
                .with("words", mail.words().orElse(""));
    }
}
