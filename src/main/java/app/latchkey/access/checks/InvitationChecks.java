package app.latchkey.access.checks;

import app.latchkey.access.Finding;
import app.latchkey.access.FindingCode;
import app.latchkey.access.RemedyId;
import app.latchkey.access.Side;
import app.latchkey.access.Weight;
import app.latchkey.messages.MessageFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** For a member without own access exactly one of these holds; a living newer link beats an expired older one. */
final class InvitationChecks implements AccessCheck {
    /** "Just sent, wait": nobody is told to send again before. */
    static final Duration JUST_SENT = Duration.ofMinutes(10);

    private static final Comparator<Facts.Invited> NEWEST =
            Comparator.comparing((Facts.Invited invited) -> invited.link().createdAt());

    @Override
    public Stream<Finding> look(Facts facts) {
        return facts.own() ? Stream.empty() : Stream.of(one(facts));
    }

    private static Finding one(Facts facts) {
        var living = facts.living().stream().max(NEWEST);
        var damaged = damaged(facts);
        if (living.isPresent()) {
            var link = living.get().link();
            if (link.code()) return codeActive(facts, living.get());
            if (damaged.isPresent()
                    && damaged.get().at().isAfter(link.openedAt().orElse(link.createdAt())))
                return damaged(facts, damaged.get());
            return link.openedAt().isPresent() ? unfinished(facts, living.get()) : unopened(facts, living.get());
        }
        var last = facts.links().stream().max(NEWEST);
        if (damaged.isPresent()
                && damaged.get().at().isAfter(last.map(InvitationChecks::overAt).orElse(Instant.EPOCH)))
            return damaged(facts, damaged.get());
        return last.map(over -> over(facts, over)).orElseGet(() -> notInvited(facts));
    }

    private static Optional<Facts.Tried> damaged(Facts facts) {
        return facts.tries().stream()
                .filter(tried -> tried.reason().equals("LINK_DAMAGED"))
                .max(Comparator.comparing(Facts.Tried::at));
    }

    private static Instant overAt(Facts.Invited invited) {
        return invited.link().supersededAt().orElse(invited.link().expiresAt());
    }

    private static Finding notInvited(Facts facts) {
        return Finding.of(
                        FindingCode.NOT_INVITED,
                        Weight.BLOCKS,
                        Side.CLUB,
                        facts.file().createdAt(),
                        ways(facts, RemedyId.INVITE))
                .with("invitable", facts.file().invitable());
    }

    private static Finding unopened(Facts facts, Facts.Invited invited) {
        var mail = invited.mail();
        var arrivedAt = arrivedAt(invited);
        var justSent = justSent(facts, invited);
        var remedies = justSent ? justSent(facts) : ways(facts, RemedyId.RESEND);
        var finding = about(
                        Finding.of(
                                FindingCode.INVITATION_UNOPENED,
                                Weight.BLOCKS,
                                Side.MEMBER,
                                invited.link().createdAt(),
                                remedies),
                        invited)
                .with("justSent", justSent)
                .with("notArrived", mail.filter(fact -> !fact.state().arrived()).isPresent())
                .with("arrivedAt", arrivedAt.map(Instant::toString).orElse(""))
                .with("fetchedByProgram", invited.link().fetchedAt().isPresent());
        return mail.map(fact -> finding.with("domain", fact.domain())).orElse(finding);
    }

    private static Optional<Instant> arrivedAt(Facts.Invited invited) {
        return invited.mail().filter(fact -> fact.state().arrived()).map(MessageFact::stateAt);
    }

    private static boolean justSent(Facts facts, Facts.Invited invited) {
        return arrivedAt(invited)
                .filter(at -> at.plus(JUST_SENT).isAfter(facts.now()))
                .isPresent();
    }

    private static RemedyId[] justSent(Facts facts) {
        return AddressChecks.possible(facts)
                ? new RemedyId[] {RemedyId.WAIT, RemedyId.DESK_QR, RemedyId.SLIP, RemedyId.RESEND}
                : new RemedyId[] {RemedyId.WAIT, RemedyId.DESK_QR, RemedyId.SLIP};
    }

    /** From hand to hand always; by mail where it may arrive, and first only where it does. */
    static RemedyId[] ways(Facts facts, RemedyId mail) {
        if (AddressChecks.usable(facts)) return new RemedyId[] {mail, RemedyId.DESK_QR, RemedyId.SLIP};
        return AddressChecks.possible(facts)
                ? new RemedyId[] {RemedyId.SLIP, RemedyId.DESK_QR, mail}
                : new RemedyId[] {RemedyId.SLIP, RemedyId.DESK_QR};
    }

    private static Finding unfinished(Facts facts, Facts.Invited invited) {
        return about(
                        Finding.of(
                                FindingCode.INVITATION_OPENED_UNFINISHED,
                                Weight.BLOCKS,
                                Side.MEMBER,
                                invited.link().openedAt().orElseThrow(),
                                ways(facts, RemedyId.RESEND)),
                        invited)
                .with("openedAt", invited.link().openedAt().orElseThrow());
    }

    /** Mailed, it is sent again; on paper, printed again: the same code while it lives. */
    private static Finding codeActive(Facts facts, Facts.Invited invited) {
        var mailed = !invited.link().handedOver();
        var justSent = mailed && justSent(facts, invited);
        var remedies = justSent
                ? justSent(facts)
                : mailed
                        ? ways(facts, RemedyId.RESEND)
                        : new RemedyId[] {RemedyId.PRINT_AGAIN, RemedyId.SLIP, RemedyId.DESK_QR};
        return about(
                        Finding.of(
                                FindingCode.ACCESS_CODE_ACTIVE,
                                Weight.BLOCKS,
                                Side.MEMBER,
                                invited.link().createdAt(),
                                remedies),
                        invited)
                .with("by", mailed ? "MAIL" : "SLIP");
    }

    private static Finding over(Facts facts, Facts.Invited invited) {
        var code = invited.link().code()
                ? FindingCode.ACCESS_CODE_EXPIRED
                : superseded(facts, invited) ? FindingCode.LINK_SUPERSEDED : FindingCode.LINK_EXPIRED;
        var slip = invited.link().handedOver();
        var remedies = slip ? new RemedyId[] {RemedyId.SLIP, RemedyId.DESK_QR} : ways(facts, RemedyId.RESEND);
        var why = invited.link().supersededWhy().or(invited::closedWhy).orElse("");
        return about(Finding.of(code, Weight.BLOCKS, Side.MEMBER, overAt(invited), remedies), invited)
                .with("why", why);
    }

    private static boolean superseded(Facts facts, Facts.Invited invited) {
        var before = invited.link().expiresAt();
        return !invited.grantOpen()
                || invited.link().supersededAt().filter(before::isAfter).isPresent()
                || before.isAfter(facts.now());
    }

    private static Finding damaged(Facts facts, Facts.Tried tried) {
        return Finding.of(
                        FindingCode.LINK_DAMAGED, Weight.BLOCKS, Side.MEMBER, tried.at(), ways(facts, RemedyId.RESEND))
                .with("at", tried.at())
                .with("ref", tried.ref());
    }

    private static Finding about(Finding finding, Facts.Invited invited) {
        return finding.with("sentAt", invited.link().createdAt())
                .with("expiresAt", invited.link().expiresAt())
                .with("address", invited.link().addressAsSent().orElse(""));
    }
}
