package app.latchkey.access.merge;

import app.latchkey.platform.ids.MemberId;

public sealed interface MergeOutcome {
    record Merged(MemberId survivor) implements MergeOutcome {}

    /** Something was not said or has changed; nothing was written. @param problem the key of its sentence */
    record Again(String problem) implements MergeOutcome {}

    record Refused(Hindrance why) implements MergeOutcome {}

    /** Why these two cannot become one, whatever is chosen. */
    enum Hindrance {
        SAME_FILE,
        TOLD_APART,
        GONE,
        REMOVED,
        ERASURE,
        YOURSELF,
        STAFF,
        STAFF_LOSES
    }
}
