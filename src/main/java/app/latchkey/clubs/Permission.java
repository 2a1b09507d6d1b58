package app.latchkey.clubs;

import java.util.EnumSet;
import java.util.Set;

/** What somebody at the desk may do. Every desk route names one. */
public enum Permission {
    DESK,
    MEMBERS_READ,
    MEMBERS_EDIT,
    MEMBERS_IMPORT,
    MEMBERS_ARCHIVE,
    MEMBERS_MERGE,
    MEMBERS_DATA,
    ACCESS_READ,
    ACCESS_REPAIR,
    ACCESS_SWITCH,
    ACCESS_RELINK,
    ACCESS_REHEARSE,
    VIEW_AS,
    MESSAGES_READ,
    MAILINGS_SEND,
    CLUB_SETTINGS,
    CLUB_SHUT,
    STAFF_MANAGE;

    // What an unwatched desk or a stolen cookie could lastingly abuse.
    private static final Set<Permission> FRESHLY =
            EnumSet.of(MEMBERS_MERGE, MEMBERS_DATA, VIEW_AS, CLUB_SETTINGS, CLUB_SHUT, STAFF_MANAGE);

    /** Whether it takes a secret shown within the last minutes, not only a session. */
    public boolean freshly() {
        return FRESHLY.contains(this);
    }
}
