package app.latchkey.access.staffing;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.StaffMember;
import app.latchkey.platform.web.Page;
import java.util.List;

public record StaffPage(Desk desk, List<StaffMember> people, String typed, boolean invalid) implements Page {
    @Override
    public int status() {
        return invalid ? 422 : 200;
    }
}
