package app.latchkey.access.staffing;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.StaffMember;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.web.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** @param lost who has lost a second factor and waits for an owner */
public record StaffPage(Desk desk, List<StaffMember> people, Set<AccountId> lost, String typed, boolean invalid)
        implements Page {
    static boolean mayGive(Desk desk, Role role) {
        return desk.actor().role() == Role.OWNER || desk.actor().permissions().containsAll(role.atFirst());
    }

    public List<Role> given() {
        return Arrays.stream(Role.values()).filter(role -> mayGive(desk, role)).toList();
    }

    public boolean mayChange(StaffMember person) {
        return mayGive(desk, person.role());
    }

    public boolean mayRelease(StaffMember person) {
        return lost.contains(person.account()) && mayRelease(desk, person.account());
    }

    /** An owner, and nobody for themselves. */
    static boolean mayRelease(Desk desk, AccountId account) {
        return desk.actor().role() == Role.OWNER && !desk.actor().account().equals(account);
    }

    public boolean may(Role role, Permission permission) {
        return role.atFirst().contains(permission);
    }

    @Override
    public int status() {
        return invalid ? 422 : 200;
    }
}
