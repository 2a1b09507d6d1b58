package app.latchkey.access.checks;

import app.latchkey.access.Diagnosis;
import app.latchkey.access.Finding;
import app.latchkey.access.FindingCode;
import app.latchkey.access.Side;
import app.latchkey.access.Weight;
import app.latchkey.access.grants.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From facts to the answer: every check looks, the findings are ranked, the first one speaks. */
public final class Ranking {
    private static final List<AccessCheck> CHECKS = List.of(
            new ClubChecks(),
            new FileChecks(),
            new AccountChecks(),
            new AddressChecks(),
            new MailChecks(),
            new InvitationChecks(),
            new ProveChecks());
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::weight)
            .thenComparing(Ranking::newestFirst)
            .thenComparing(Finding::code);

    private Ranking() {}

    public static Diagnosis of(Facts facts) {
        var findings = new ArrayList<>(onlyNewestLikely(eachCodeOnce(CHECKS.stream()
                .flatMap(check -> check.look(facts))
                .filter(finding -> saysSomething(facts, finding))
                .sorted(ORDER)
                .toList())));
        if (findings.isEmpty() || findings.getFirst().weight() == Weight.NOTE) findings.addFirst(calm(facts));
        return Diagnosis.of(
                facts.file().id(),
                List.copyOf(findings),
                facts.guardians().stream().anyMatch(Facts.Guardian::getsIn),
                facts.self().flatMap(self -> self.access().lastEnteredAt()),
                facts.self().flatMap(self -> self.access().lastDevice()),
                facts.now(),
                due(facts));
    }

    // An old file has no way in of its own any more: whatever is missing there is on the other one.
    private static boolean saysSomething(Facts facts, Finding finding) {
        return facts.file().merged().isEmpty()
                || finding.code() == FindingCode.MERGED_AWAY
                || finding.code().group() == FindingCode.Group.CLUB;
    }

    // Among BLOCKS the order of the list decides, among the likely ones the newest event.
    private static long newestFirst(Finding finding) {
        return finding.weight() == Weight.LIKELY ? -finding.since().toEpochMilli() : 0;
    }

    /** Two checks may see the same thing (a mailbox that bounces, a reset that bounced in it): the heavier one is said. */
    private static List<Finding> eachCodeOnce(List<Finding> ranked) {
        var said = EnumSet.noneOf(FindingCode.class);
        return ranked.stream().filter(finding -> said.add(finding.code())).toList();
    }

    private static List<Finding> onlyNewestLikely(List<Finding> ranked) {
        var seen = new ArrayList<Finding>();
        var likely = false;
        for (var finding : ranked) {
            var second = likely && finding.weight() == Weight.LIKELY;
            seen.add(second ? finding.weighing(Weight.NOTE) : finding);
            likely |= finding.weight() == Weight.LIKELY;
        }
        return seen;
    }

    private static Finding calm(Facts facts) {
        var access = facts.self().map(Facts.Self::access);
        var entered = access.flatMap(Access::lastEnteredAt);
        if (entered.isEmpty())
            return Finding.of(
                    FindingCode.NEVER_SIGNED_IN,
                    Weight.NOTE,
                    Side.MEMBER,
                    access.map(Access::since).orElse(facts.now()),
                    ProveChecks.anew(facts));
        // Whoever says at the desk that the password is forgotten has not always failed at the door before.
        return Finding.of(FindingCode.ALL_GOOD, Weight.NOTE, Side.MEMBER, entered.get(), ProveChecks.anew(facts))
                .with("since", entered.get());
    }

    /** When time alone makes another answer: something expires, ages or comes of age. */
    private static Optional<Instant> due(Facts facts) {
        var links = facts.links().stream().map(invited -> invited.link().expiresAt());
        var arrived = Stream.concat(
                        facts.links().stream().flatMap(invited -> invited.mail().stream()),
                        facts.reset().flatMap(Facts.Reset::mail).stream())
                .filter(mail -> mail.state().arrived())
                .map(mail -> mail.stateAt().plus(InvitationChecks.JUST_SENT));
        var tries = facts.tries().stream()
                .flatMap(tried -> Stream.of(
                        tried.at().plus(ProveChecks.IDENTIFIER_MEMORY),
                        tried.at().plus(Facts.MEMORY),
                        tried.held().map(Facts.Held::until).orElse(tried.at())));
        var resets = facts.reset().stream()
                .flatMap(reset -> Stream.of(
                        reset.expiresAt(),
                        reset.askedAt().plus(ProveChecks.RESET_LIKELY),
                        reset.askedAt().plus(Facts.MEMORY)));
        var changes = facts.changing().stream()
                .flatMap(
                        change -> Stream.of(change.expiresAt(), change.askedAt().plus(ChangeRows.MEMORY)));
        return Stream.of(links, arrived, tries, resets, changes)
                .flatMap(moments -> moments)
                .filter(facts.now()::isBefore)
                .min(Comparator.naturalOrder());
    }
}
