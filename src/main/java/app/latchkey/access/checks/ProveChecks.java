package app.latchkey.access.checks;

import app.latchkey.access.Finding;
import app.latchkey.access.FindingCode;
import app.latchkey.access.RemedyId;
import app.latchkey.access.Side;
import app.latchkey.access.Weight;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.members.MemberFile;
import app.latchkey.messages.MessageState;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Masked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happened at the door since the last success. Each event speaks by its own reason; the ranking lets the newest of
 * them speak first.
 */
final class ProveChecks implements AccessCheck {
    static final Duration IDENTIFIER_MEMORY = Duration.ofDays(7);
    static final Duration RESET_LIKELY = Duration.ofHours(24);

    @Override
    public Stream<Finding> look(Facts facts) {
        var findings = new ArrayList<Finding>();
        closed(facts).ifPresent(findings::add);
        passwordOff(facts).ifPresent(findings::add);
        wrongIdentifier(facts).ifPresent(findings::add);
        blocked(facts).ifPresent(findings::add);
        if (facts.own()) {
            refused(facts, "LINK_USED").ifPresent(tried -> findings.add(linkUsed(facts, tried)));
            wrongPassword(facts).ifPresent(findings::add);
            refused(facts, "METHOD_MISMATCH").ifPresent(tried -> findings.add(otherMethod(facts, tried)));
            lost(facts).ifPresent(findings::add);
            // Said to be lost: that it fails too is no news.
            if (lost(facts).isEmpty())
                refused(facts, "SECOND_FACTOR_WRONG").ifPresent(tried -> findings.add(secondFactor(facts, tried)));
            refused(facts, "THROTTLED").ifPresent(tried -> findings.add(throttled(facts, tried)));
            for (var over : List.of(FindingCode.LINK_EXPIRED, FindingCode.LINK_SUPERSEDED, FindingCode.LINK_DAMAGED))
                refused(facts, over.name()).ifPresent(tried -> findings.add(deadLink(facts, over, tried)));
            reset(facts).ifPresent(findings::add);
            changing(facts).ifPresent(findings::add);
        }
        return findings.stream();
    }

    private static Optional<Finding> closed(Facts facts) {
        return facts.self()
                .filter(self -> !self.accountOpen())
                .map(self -> Finding.of(
                        FindingCode.ACCOUNT_CLOSED,
                        Weight.BLOCKS,
                        Side.MEMBER,
                        self.access().since(),
                        RemedyId.RELINK_QR));
    }

    private static Optional<Finding> passwordOff(Facts facts) {
        return facts.self()
                .flatMap(Facts.Self::passwordOffAt)
                .map(at -> Finding.of(
                                FindingCode.THROTTLED,
                                facts.self().filter(Facts.Self::passkey).isPresent() ? Weight.LIKELY : Weight.BLOCKS,
                                Side.LATCHKEY,
                                at,
                                anew(facts))
                        .with("passwordOff", true)
                        .with("since", at));
    }

    /** What was typed is the address that their account is to have. */
    private static boolean wanted(Facts facts, Facts.Tried tried) {
        var key = tried.typed().map(EmailAddress::parse).map(EmailAddress::key);
        return facts.changing()
                .filter(change -> key.equals(Optional.of(change.key())))
                .isPresent();
    }

    private static Optional<Finding> changing(Facts facts) {
        var typed = facts.tries().stream()
                .filter(tried -> tried.reason().equals("NOBODY") && wanted(facts, tried))
                .filter(tried -> tried.at().isAfter(facts.success()) && !tried.stranger())
                .findFirst();
        return facts.changing().map(change -> changing(facts, change, typed));
    }

    private static Finding changing(Facts facts, Facts.Changing change, Optional<Facts.Tried> typed) {
        var finding = Finding.of(
                        FindingCode.EMAIL_CHANGE_PENDING,
                        typed.isPresent() ? Weight.LIKELY : Weight.NOTE,
                        Side.MEMBER,
                        typed.map(Facts.Tried::at).orElse(change.askedAt()),
                        told(facts))
                .with("address", change.asGiven())
                .with("since", change.askedAt())
                .with("expiresAt", change.expiresAt())
                .with("expired", !change.expiresAt().isAfter(facts.now()))
                .with(
                        "mailState",
                        change.mail().map(mail -> mail.state().name()).orElse(""));
        return change.typo().map(meant -> finding.with("suggestion", meant)).orElse(finding);
    }

    /** Without an account they opened a link, and its cookie did not come back either. */
    private static Optional<Finding> blocked(Facts facts) {
        return refused(facts, "COOKIES_BLOCKED")
                .map(tried -> event(
                        FindingCode.COOKIES_BLOCKED,
                        Side.MEMBER,
                        tried,
                        facts.own()
                                ? new RemedyId[] {RemedyId.TELL, RemedyId.RELINK_QR}
                                : new RemedyId[] {RemedyId.TELL}));
    }

    private static Optional<Facts.Tried> refused(Facts facts, String reason) {
        return ours(facts).filter(tried -> tried.reason().equals(reason)).findFirst();
    }

    /** Newest first, since the success, not somebody else's. */
    private static Stream<Facts.Tried> ours(Facts facts) {
        return facts.tries().stream()
                .filter(tried -> tried.at().isAfter(facts.success()))
                .filter(tried -> !tried.stranger() && !tried.nearness().equals("NEAR"));
    }

    /** Names of nobody that are most likely theirs, within a week and since the last success; newest first. */
    static Stream<Facts.Tried> unknown(Facts facts) {
        var from = facts.now().minus(IDENTIFIER_MEMORY);
        return facts.tries().stream()
                .filter(tried -> tried.reason().equals("NOBODY") && tried.at().isAfter(from))
                .filter(tried -> tried.at().isAfter(facts.success()) && !wanted(facts, tried));
    }

    private static Optional<Finding> wrongIdentifier(Facts facts) {
        var tries = unknown(facts).toList();
        if (tries.isEmpty()) return Optional.empty();
        var newest = tries.getFirst();
        var likely = !newest.stranger() && !newest.nearness().equals("NEAR");
        return Optional.of(Finding.of(
                        FindingCode.WRONG_IDENTIFIER,
                        likely ? Weight.LIKELY : Weight.NOTE,
                        Side.MEMBER,
                        newest.at(),
                        identified(facts, newest.typed()))
                .with("typed", newest.typed().orElse(""))
                .with("tries", tries.size())
                .with("stranger", newest.stranger())
                .with("at", newest.at())
                .with("attempt", newest.id())
                .with("ref", newest.ref()));
    }

    /** What they typed may be right by now, or once it stands on the file; an account is opened by its own reset or anew. */
    private static RemedyId[] identified(Facts facts, Optional<String> typed) {
        var all = new ArrayList<RemedyId>(List.of(RemedyId.SAY_ADDRESS));
        var onFile = facts.file()
                .address()
                .map(MemberFile.MainAddress::key)
                .equals(typed.map(text -> EmailAddress.parse(text).key()));
        if (!onFile) all.add(RemedyId.PUT_ON_FILE);
        if (facts.own()) all.addAll(List.of(anew(facts)));
        return all.toArray(RemedyId[]::new);
    }

    private static Optional<Finding> wrongPassword(Facts facts) {
        var tries = ours(facts)
                .filter(tried -> tried.reason().equals("WRONG_PASSWORD"))
                .toList();
        if (tries.isEmpty()) return somebodyElse(facts);
        var newest = tries.getFirst();
        var code = newest.former() ? FindingCode.PASSWORD_CHANGED_RECENTLY : FindingCode.WRONG_PASSWORD;
        var changed = facts.self().flatMap(Facts.Self::passwordSetAt);
        return Optional.of(event(code, Side.MEMBER, newest, anew(facts))
                .with("tries", tries.size())
                .with("caps", newest.caps())
                .with("sameAgain", newest.sameAgain())
                .with("changedAt", changed.map(Instant::toString).orElse("")));
    }

    /** True, and explains nothing: somebody at another person's device, or a burst from many networks. */
    private static Optional<Finding> somebodyElse(Facts facts) {
        var tries = facts.tries().stream()
                .filter(tried -> tried.stranger() && tried.reason().equals("WRONG_PASSWORD"))
                .filter(tried -> tried.at().isAfter(facts.success()))
                .toList();
        if (tries.isEmpty()) return Optional.empty();
        return Optional.of(event(FindingCode.WRONG_PASSWORD, Side.MEMBER, tries.getFirst(), anew(facts))
                .weighing(Weight.NOTE)
                .with("tries", tries.size())
                .with("stranger", true));
    }

    private static Finding linkUsed(Facts facts, Facts.Tried tried) {
        var since = facts.self().map(self -> self.access().since()).orElse(tried.at());
        return event(FindingCode.LINK_USED, Side.MEMBER, tried, told(facts))
                .with("since", since)
                .with("address", signsIn(facts).map(Masked::address).orElse(""));
    }

    private static Optional<String> signsIn(Facts facts) {
        return facts.self().stream()
                .flatMap(self -> self.addresses().stream())
                .filter(AccountAddress::signsIn)
                .map(AccountAddress::asGiven)
                .findFirst();
    }

    /** They type a password, and have none: what opens their account is on their device. */
    private static Finding otherMethod(Facts facts, Facts.Tried tried) {
        var tries =
                ours(facts).filter(one -> one.reason().equals(tried.reason())).count();
        return event(FindingCode.METHOD_MISMATCH, Side.MEMBER, tried, told(facts))
                .with("tries", tries);
    }

    private static Finding secondFactor(Facts facts, Facts.Tried tried) {
        var tries =
                ours(facts).filter(one -> one.reason().equals(tried.reason())).count();
        var remedies = new RemedyId[] {RemedyId.TELL, RemedyId.RELINK_QR};
        return event(FindingCode.SECOND_FACTOR_FAILING, Side.MEMBER, tried, remedies)
                .with("tries", tries);
    }

    private static Optional<Finding> lost(Facts facts) {
        return facts.lost()
                .filter(lost -> lost.askedAt().isAfter(facts.success()))
                .map(lost -> Finding.of(
                                FindingCode.SECOND_FACTOR_LOST,
                                Weight.LIKELY,
                                Side.MEMBER,
                                lost.askedAt(),
                                RemedyId.TELL,
                                RemedyId.RELINK_QR)
                        .with("askedAt", lost.askedAt())
                        .with("dueAt", lost.dueAt().map(Instant::toString).orElse(""))
                        .with("linkSent", lost.linkSent()));
    }

    private static Finding throttled(Facts facts, Facts.Tried tried) {
        var finding = event(FindingCode.THROTTLED, Side.LATCHKEY, tried, lifted(facts))
                .with("passwordOff", false);
        return tried.held()
                .map(held -> finding.with("budget", held.by())
                        .with("until", held.until())
                        .with("over", !held.until().isAfter(facts.now())))
                .orElse(finding);
    }

    private static Finding deadLink(Facts facts, FindingCode code, Facts.Tried tried) {
        return event(code, Side.MEMBER, tried, anew(facts));
    }

    private static Optional<Finding> reset(Facts facts) {
        var pending = facts.reset().filter(reset -> reset.askedAt().isAfter(facts.success()));
        if (pending.isEmpty()) return Optional.empty();
        var reset = pending.get();
        var likely = reset.askedAt().plus(RESET_LIKELY).isAfter(facts.now());
        var weight = likely ? Weight.LIKELY : Weight.NOTE;
        var mail = reset.mail();
        if (mail.filter(fact -> fact.state() == MessageState.BOUNCED && !MailChecks.full(fact))
                .isPresent())
            return mail.map(fact -> AddressChecks.bouncing(
                    true, weight, fact.addressAsSent(), reset.askedAt(), fact.code(), fact.words()));
        // Never sent: nothing goes there, or it bounces and was tried today already.
        var unsent = mail.filter(fact -> fact.state() == MessageState.SUPPRESSED);
        if (unsent.isPresent()) {
            var to = unsent.get();
            return Optional.of(facts.suppression()
                    .filter(found -> found.key().equals(to.addressKey()))
                    .map(found -> AddressChecks.suppressed(facts, weight, to.addressAsSent(), found))
                    .orElseGet(() -> AddressChecks.bouncing(
                            true, weight, to.addressAsSent(), reset.askedAt(), to.code(), to.words())));
        }
        var justSent = mail.filter(fact -> fact.state().arrived())
                .filter(fact -> fact.stateAt().plus(InvitationChecks.JUST_SENT).isAfter(facts.now()))
                .isPresent();
        var waiting = mail.filter(fact -> fact.state().waiting()).isPresent();
        var remedies = waiting
                ? first(RemedyId.TRY_NOW, RemedyId.RELINK_QR)
                : justSent ? first(RemedyId.WAIT, RemedyId.RELINK_QR) : anew(facts);
        var finding = Finding.of(
                        FindingCode.RESET_PENDING,
                        weight,
                        waiting ? Side.MAIL_PROVIDER : Side.MEMBER,
                        reset.askedAt(),
                        remedies)
                .with("askedAt", reset.askedAt())
                .with("justSent", justSent)
                .with("opened", reset.openedAt().isPresent())
                .with("expiresAt", reset.expiresAt());
        return Optional.of(mail.map(fact -> MailChecks.about(finding, fact))
                .orElse(finding)
                .with("since", reset.askedAt()));
    }

    private static Finding event(FindingCode code, Side side, Facts.Tried tried, RemedyId[] remedies) {
        return Finding.of(code, Weight.LIKELY, side, tried.at(), remedies)
                .with("at", tried.at())
                .with("ref", tried.ref());
    }

    // A reset goes only to addresses that the account has proven; where none of them takes mail the desk helps in
    // person.
    private static boolean reachable(Facts facts) {
        return facts.dead().filter(Facts.Dead::bounces).isEmpty()
                && facts.self().stream()
                        .flatMap(self -> self.addresses().stream())
                        .anyMatch(AccountAddress::proven);
    }

    /** Whatever they know or do not know: a new password by mail, or a new way in from hand to hand. */
    static RemedyId[] anew(Facts facts) {
        return reachable(facts)
                ? new RemedyId[] {RemedyId.SEND_RESET, RemedyId.RELINK_QR}
                : new RemedyId[] {RemedyId.RELINK_QR};
    }

    /** They only have to hear it; a password that is forgotten too is the second thing. */
    private static RemedyId[] told(Facts facts) {
        return first(RemedyId.TELL, anew(facts));
    }

    private static RemedyId[] lifted(Facts facts) {
        return first(RemedyId.LIFT, anew(facts));
    }

    private static RemedyId[] first(RemedyId first, RemedyId... others) {
        return Stream.concat(Stream.of(first), Stream.of(others)).toArray(RemedyId[]::new);
    }
}
