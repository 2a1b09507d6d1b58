package app.latchkey.clubs;

/** What somebody at the desk may do. Every desk route names one. */
public enum Permission {
    DESK,
    MEMBERS_READ,
    MEMBERS_EDIT,
    MEMBERS_IMPORT,
    MEMBERS_ARCHIVE,
    ACCESS_READ,
    ACCESS_REPAIR,
    ACCESS_SWITCH,
    ACCESS_RELINK,
    MESSAGES_READ,
    CLUB_SETTINGS,
    CLUB_SHUT,
    STAFF_MANAGE
}
