package app.latchkey.members.editing;

import app.latchkey.clubs.Desk;
import app.latchkey.members.FieldProblem;
import app.latchkey.members.MemberSheet;
import app.latchkey.members.form.MemberForm;
import app.latchkey.members.rows.Dates;
import app.latchkey.platform.web.Page;
import java.time.LocalDate;
import java.util.List;

/**
 * @param version the one that the fields were drawn from
 * @param stale somebody else saved this file while the form was open
 */
public record EditMemberPage(
        Desk desk, MemberSheet sheet, int version, MemberForm form, List<FieldProblem> problems, boolean stale)
        implements Page {
    private static final LocalDate EXAMPLE = LocalDate.of(1984, 4, 23);

    @Override
    public int status() {
        if (stale) return 409;
        return problems.isEmpty() ? 200 : 422;
    }

    public String born() {
        return Dates.write(EXAMPLE, desk.club().country());
    }

    public String href() {
        return desk.at("members/" + sheet.id());
    }

    public MemberForm now() {
        return MemberForm.of(sheet.details(), desk.club());
    }
}
