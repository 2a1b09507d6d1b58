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
            if (link.code()) return codeActive(living.get());
            if (damaged.isPresent()
                    && damaged.get().at().isAfter(link.openedAt().orElse(link.createdAt())))
                return damaged(facts, damaged.get());
            return link.openedAt().isPresent() ? unfinished(living.get()) : unopened(facts, living.get());
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
        var first = AddressChecks.usable(facts) ? RemedyId.INVITE : RemedyId.SLIP;
        return Finding.of(
                        FindingCode.NOT_INVITED,
                        Weight.BLOCKS,
                        Side.CLUB,
                        facts.file().createdAt(),
                        first,
                        RemedyId.DESK_QR)
                .with("invitable", facts.file().invitable());
    }

    private static Finding unopened(Facts facts, Facts.Invited invited) {
        var mail = invited.mail();
        var arrivedAt = mail.filter(fact -> fact.state().arrived()).map(MessageFact::stateAt);
        var justSent =
                arrivedAt.filter(at -> at.plus(JUST_SENT).isAfter(facts.now())).isPresent();
        var resend = AddressChecks.usable(facts) ? RemedyId.RESEND : RemedyId.SLIP;
        var remedies = justSent
                ? new RemedyId[] {RemedyId.WAIT, RemedyId.DESK_QR, resend}
                : new RemedyId[] {resend, RemedyId.DESK_QR, RemedyId.SLIP};
        var finding = about(
                        Finding.of(
                                FindingCode.INVITATION_UNOPENED,
                                Weight.BLOCKS,
                                Side.MEMBER,
                                invited.link().createdAt(),
                                remedies),
                        invited)
                .with("justSent", justSent)
                .with("arrivedAt", arrivedAt.map(Instant::toString).orElse(""))
                .with("fetchedByProgram", invited.link().fetchedAt().isPresent());
        return mail.map(fact -> finding.with("domain", fact.domain())).orElse(finding);
    }

    private static Finding unfinished(Facts.Invited invited) {
        return about(
                        Finding.of(
                                FindingCode.INVITATION_OPENED_UNFINISHED,
                                Weight.BLOCKS,
                                Side.MEMBER,
                                invited.link().openedAt().orElseThrow(),
                                RemedyId.RESEND,
                                RemedyId.DESK_QR),
                        invited)
                .with("openedAt", invited.link().openedAt().orElseThrow());
    }

    private static Finding codeActive(Facts.Invited invited) {
        return about(
                Finding.of(
                        FindingCode.ACCESS_CODE_ACTIVE,
                        Weight.BLOCKS,
                        Side.MEMBER,
                        invited.link().createdAt(),
                        RemedyId.SLIP,
                        RemedyId.DESK_QR),
                invited);
    }

    private static Finding over(Facts facts, Facts.Invited invited) {
        var code = invited.link().code()
                ? FindingCode.ACCESS_CODE_EXPIRED
                : superseded(facts, invited) ? FindingCode.LINK_SUPERSEDED : FindingCode.LINK_EXPIRED;
        var first = invited.link().code() || !AddressChecks.usable(facts) ? RemedyId.SLIP : RemedyId.RESEND;
        var why = invited.link().supersededWhy().or(invited::closedWhy).orElse("");
        return about(Finding.of(code, Weight.BLOCKS, Side.MEMBER, overAt(invited), first, RemedyId.DESK_QR), invited)
                .with("why", why);
    }

    private static boolean superseded(Facts facts, Facts.Invited invited) {
        var before = invited.link().expiresAt();
        return !invited.grantOpen()
                || invited.link().supersededAt().filter(before::isAfter).isPresent()
                || before.isAfter(facts.now());
    }

    private static Finding damaged(Facts facts, Facts.Tried tried) {
        var first = AddressChecks.usable(facts) ? RemedyId.RESEND : RemedyId.SLIP;
        return Finding.of(FindingCode.LINK_DAMAGED, Weight.BLOCKS, Side.MEMBER, tried.at(), first, RemedyId.DESK_QR)
                .with("at", tried.at())
                .with("ref", tried.ref());
    }

    private static Finding about(Finding finding, Facts.Invited invited) {
        return finding.with("sentAt", invited.link().createdAt())
                .with("expiresAt", invited.link().expiresAt())
                .with("address", invited.link().addressAsSent().orElse(""));
    }
}
