package app.latchkey.access.join;

import app.latchkey.clubs.Club;
import app.latchkey.members.FieldProblem;
import app.latchkey.members.form.MemberForm;
import app.latchkey.platform.web.Page;
import java.util.List;
import java.util.UUID;

public record JoinNewPage(Club club, UUID join, MemberForm form, List<FieldProblem> problems) implements Page {
    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }
}
