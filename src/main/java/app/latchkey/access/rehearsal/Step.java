package app.latchkey.access.rehearsal;

import app.latchkey.access.Diagnosis;
import app.latchkey.access.Finding;
import app.latchkey.access.FindingCode;
import app.latchkey.access.Weight;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The way in, in the order in which somebody goes it. */
public enum Step {
    CLUB(EnumSet.of(FindingCode.Group.CLUB)),
    FILE(EnumSet.of(FindingCode.Group.FILE)),
    ADDRESS(EnumSet.of(FindingCode.Group.ADDRESS)),
    MAIL(EnumSet.of(FindingCode.Group.MAIL)),
    FIRST(EnumSet.of(FindingCode.Group.INVITATION)),
    SECRET(EnumSet.of(FindingCode.Group.ACCOUNT, FindingCode.Group.PROVE));

    private final Set<FindingCode.Group> groups;

    Step(Set<FindingCode.Group> groups) {
        this.groups = groups;
    }

    /** What stands in the way here: notes are true, and stop nobody. */
    Optional<Finding> hindrance(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> groups.contains(finding.code().group()) && finding.weight() != Weight.NOTE)
                .findFirst();
    }
}
