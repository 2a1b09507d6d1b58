package app.latchkey.clubs;

import static app.latchkey.clubs.Permission.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The roles a new club starts with; what each may do is copied into the club's own permission table. */
public enum Role {
    OWNER(EnumSet.allOf(Permission.class)),
    /** Runs the club; cannot close its door, nor make or remove an owner. */
    MANAGER(EnumSet.complementOf(EnumSet.of(CLUB_SHUT))),
    FRONT_DESK(EnumSet.of(
            DESK,
            MEMBERS_READ,
            MEMBERS_EDIT,
            MEMBERS_IMPORT,
            MEMBERS_ARCHIVE,
            MEMBERS_MERGE,
            ACCESS_READ,
            ACCESS_REPAIR,
            ACCESS_RELINK,
            ACCESS_REHEARSE,
            MESSAGES_READ)),
    /** Sees who is a member and who gets in, and changes nothing. */
    COACH(EnumSet.of(DESK, MEMBERS_READ, ACCESS_READ));

    private final Set<Permission> atFirst;

    Role(Set<Permission> atFirst) {
        this.atFirst = atFirst;
    }

    public Set<Permission> atFirst() {
        return Collections.unmodifiableSet(atFirst);
    }
}
