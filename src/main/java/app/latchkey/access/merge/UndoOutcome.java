package app.latchkey.access.merge;

import app.latchkey.platform.ids.MemberId;

public sealed interface UndoOutcome {
    record Undone(MemberId again) implements UndoOutcome {}

    record Refused(Hindrance why) implements UndoOutcome {}

    enum Hindrance {
        /** Not merged, or no longer. */
        GONE,
        /** More than thirty days ago. */
        LATE,
        /** The survivor has become part of a third file since: that one first. */
        LATER_FIRST,
        /** An access that would come back is somebody else's by now. */
        ACCESS_TAKEN,
        YOURSELF,
        STAFF
    }
}
