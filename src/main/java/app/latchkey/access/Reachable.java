package app.latchkey.access;

import org.jspecify.annotations.Nullable;

/** Whether a mail would bring somebody in: nothing of club, file or address stands before "never asked". */
final class Reachable {
    private Reachable() {}

    static boolean now(@Nullable Diagnosis diagnosis) {
        if (diagnosis == null) return false;
        if (diagnosis.findings().stream().anyMatch(Reachable::oneOfSeveral)) return false;
        return diagnosis.findings().stream()
                        .filter(Finding::blocks)
                        .filter(finding -> finding.code() != FindingCode.CHILD_NEEDS_GUARDIAN)
                        .findFirst()
                        .filter(finding -> finding.code() == FindingCode.NOT_INVITED)
                        .isPresent()
                && diagnosis.state() != AccessState.VIA_GUARDIAN;
    }

    /** Perhaps a second file of the same person: somebody looks before two invitations go out. */
    static boolean oneOfSeveral(Finding finding) {
        return finding.code() == FindingCode.DUPLICATE_MEMBER
                || finding.code() == FindingCode.EMAIL_SHARED
                        && !"FAMILY".equals(finding.evidence().get("kind"));
    }
}
