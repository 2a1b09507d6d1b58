package app.latchkey.clubs;

import static app.latchkey.clubs.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** The roles a new club starts with; what each may do is copied into the club's own permission table. */
public enum Role {
    OWNER(EnumSet.allOf(Permission.class)),
    FRONT_DESK(EnumSet.of(
            DESK,
            MEMBERS_READ,
            MEMBERS_EDIT,
            MEMBERS_IMPORT,
            MEMBERS_ARCHIVE,
            ACCESS_READ,
            ACCESS_REPAIR,
            ACCESS_RELINK,
            MESSAGES_READ));

    private final Set<Permission> atFirst;

    Role(Set<Permission> atFirst) {
        this.atFirst = atFirst;
    }

    Set<Permission> atFirst() {
        return atFirst;
    }
}
