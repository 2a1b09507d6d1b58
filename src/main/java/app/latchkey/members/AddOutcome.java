package app.latchkey.members;

import app.latchkey.platform.ids.MemberId;
import java.util.List;

public sealed interface AddOutcome {
    record Added(MemberId member) implements AddOutcome {}

    record Refused(List<FieldProblem> problems) implements AddOutcome {}

    /** Nothing was added: somebody on file looks like this person. Asked again with {@code evenSo}, it is. */
    record LooksLike(List<MemberFile> files) implements AddOutcome {}
}
