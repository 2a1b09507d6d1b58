package app.latchkey.access.checks;

import app.latchkey.access.Finding;
import app.latchkey.access.FindingCode;
import app.latchkey.access.RemedyId;
import app.latchkey.access.Side;
import app.latchkey.access.Weight;
import app.latchkey.members.MemberFile;
import app.latchkey.members.Neighbour;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands on the file itself: removed, switched off, a second file of the same person, a child. */
final class FileChecks implements AccessCheck {
    @Override
    public Stream<Finding> look(Facts facts) {
        return Stream.of(mergedAway(facts), archived(facts), switchedOff(facts), duplicate(facts), child(facts))
                .flatMap(Optional::stream);
    }

    private static Optional<Finding> mergedAway(Facts facts) {
        return facts.file().merged().map(merged -> {
            var finding = Finding.of(
                            FindingCode.MERGED_AWAY,
                            Weight.BLOCKS,
                            Side.CLUB,
                            merged.at(),
                            RemedyId.OPEN_OTHER,
                            RemedyId.UNDO_MERGE)
                    .with("since", merged.at())
                    .with("into", merged.into())
                    .with("otherName", merged.name());
            return merged.by().map(by -> finding.with("by", by)).orElse(finding);
        });
    }

    private static Optional<Finding> archived(Facts facts) {
        var remedies = facts.file().erased().isPresent() ? new RemedyId[0] : new RemedyId[] {RemedyId.RESTORE};
        return facts.file().archived().map(off -> off(FindingCode.MEMBER_ARCHIVED, off, remedies));
    }

    private static Optional<Finding> switchedOff(Facts facts) {
        var own = facts.self()
                .flatMap(self -> self.access().offAt())
                .map(at -> new MemberFile.Off(at, "", Optional.empty()));
        return facts.file()
                .accessOff()
                .or(() -> own)
                .map(off -> off(FindingCode.ACCESS_SWITCHED_OFF, off, RemedyId.SWITCH_ON));
    }

    private static Finding off(FindingCode code, MemberFile.Off off, RemedyId... remedies) {
        var finding = Finding.of(code, Weight.BLOCKS, Side.CLUB, off.at(), remedies)
                .with("since", off.at())
                .with("why", off.why());
        return off.by().map(by -> finding.with("by", by)).orElse(finding);
    }

    private static Optional<Finding> duplicate(Facts facts) {
        var twins = facts.neighbours().stream().filter(Neighbour::twin).toList();
        if (twins.isEmpty()) return Optional.empty();
        var inside = twins.stream()
                .filter(twin -> facts.neighboursInside().contains(twin.other()))
                .findFirst();
        var twin = inside.orElse(twins.getFirst());
        var weight = inside.isPresent() && !facts.own() ? Weight.BLOCKS : Weight.NOTE;
        return Optional.of(Finding.of(
                        FindingCode.DUPLICATE_MEMBER,
                        weight,
                        Side.CLUB,
                        facts.file().createdAt(),
                        RemedyId.MERGE,
                        RemedyId.NOT_SAME)
                .with("other", twin.other())
                .with("otherName", twin.name())
                .with("otherGetsIn", inside.isPresent()));
    }

    private static Optional<Finding> child(Facts facts) {
        if (!facts.minor() || facts.own() || facts.file().ownAccess()) return Optional.empty();
        var inside = facts.guardians().stream().filter(Facts.Guardian::getsIn).findFirst();
        var guardian = inside.or(() -> facts.guardians().stream().findFirst());
        var remedies = guardian.isEmpty()
                ? new RemedyId[] {firstMail(facts), RemedyId.DESK_QR, RemedyId.ADD_GUARDIAN, RemedyId.ALLOW_OWN_ACCESS}
                : guardian.get().file().isPresent()
                        ? new RemedyId[] {RemedyId.GUARDIAN_PANEL, RemedyId.ALLOW_OWN_ACCESS}
                        : new RemedyId[] {RemedyId.ALLOW_OWN_ACCESS};
        var finding = Finding.of(
                        FindingCode.CHILD_NEEDS_GUARDIAN,
                        Weight.BLOCKS,
                        guardian.isEmpty() ? Side.CLUB : Side.MEMBER,
                        facts.file().createdAt(),
                        remedies)
                .with("guardianGetsIn", inside.isPresent());
        return Optional.of(guardian.map(person -> person.file()
                        .map(file -> finding.with("guardianMember", file))
                        .orElse(finding)
                        .with("guardian", person.name()))
                .orElse(finding));
    }

    private static RemedyId firstMail(Facts facts) {
        if (!AddressChecks.usable(facts)) return RemedyId.CORRECT_ADDRESS;
        return facts.links().isEmpty() ? RemedyId.INVITE : RemedyId.RESEND;
    }
}
