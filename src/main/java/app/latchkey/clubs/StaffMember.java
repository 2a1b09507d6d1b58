package app.latchkey.clubs;

import app.latchkey.audit.Actor;
import app.latchkey.platform.ids.AccountId;
import java.util.Set;

/** A person at the desk: an account with a role in this club. */
public record StaffMember(AccountId account, String name, Role role, Set<Permission> permissions) {
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public Actor actor() {
        return Actor.staff(account);
    }
}
