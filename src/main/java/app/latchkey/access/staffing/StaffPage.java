package app.latchkey.access.staffing;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.StaffMember;
import app.latchkey.platform.web.Page;
import java.util.Arrays;
import java.util.List;

public record StaffPage(Desk desk, List<StaffMember> people, String typed, boolean invalid) implements Page {
    static boolean mayGive(Desk desk, Role role) {
        return desk.actor().role() == Role.OWNER || desk.actor().permissions().containsAll(role.atFirst());
    }

    public List<Role> given() {
        return Arrays.stream(Role.values()).filter(role -> mayGive(desk, role)).toList();
    }

    public boolean mayChange(StaffMember person) {
        return mayGive(desk, person.role());
    }

    public boolean may(Role role, Permission permission) {
        return role.atFirst().contains(permission);
    }

    @Override
    public int status() {
        return invalid ? 422 : 200;
    }
}
