package app.latchkey.members.adding;

import app.latchkey.clubs.AccessRules;
import app.latchkey.clubs.Desk;
import app.latchkey.members.FieldProblem;
import app.latchkey.members.MemberFile;
import app.latchkey.members.form.MemberForm;
import app.latchkey.members.rows.Dates;
import app.latchkey.platform.web.Page;
import java.time.LocalDate;
import java.util.List;

/** @param alike people on file who look like the one typed; shown before anything is added */
public record AddMemberPage(
        Desk desk, MemberForm form, List<FieldProblem> problems, List<MemberFile> alike, boolean invite)
        implements Page {
    private static final LocalDate EXAMPLE = LocalDate.of(1984, 4, 23);

    @Override
    public int status() {
        return problems.isEmpty() && alike.isEmpty() ? 200 : 422;
    }

    public boolean asks() {
        return desk.club().access().askInvite() == AccessRules.AskInvite.ASK;
    }

    public String born() {
        return Dates.write(EXAMPLE, desk.club().country());
    }
}
