package app.latchkey.access;

import app.latchkey.clubs.Permission;

/** What the desk can do about a finding, with the right it takes and the proof it needs on the telephone. */
public enum RemedyId {
    OPEN_CLUB(Permission.CLUB_SHUT, Proof.NONE, false),
    RESTORE(Permission.MEMBERS_ARCHIVE, Proof.NONE, false),
    SWITCH_ON(Permission.ACCESS_SWITCH, Proof.NONE, false),
    OPEN_OTHER(Permission.ACCESS_READ, Proof.NONE, true),
    UNDO_MERGE(Permission.MEMBERS_MERGE, Proof.NONE, true),
    MERGE(Permission.MEMBERS_MERGE, Proof.QUESTION, true),
    NOT_SAME(Permission.MEMBERS_EDIT, Proof.QUESTION, true),
    ADD_GUARDIAN(Permission.ACCESS_REPAIR, Proof.PRESENCE, true),
    GUARDIAN_PANEL(Permission.ACCESS_READ, Proof.NONE, false),
    ALLOW_OWN_ACCESS(Permission.ACCESS_REPAIR, Proof.PRESENCE, true),
    INVITE(Permission.ACCESS_REPAIR, Proof.NONE, false),
    RESEND(Permission.ACCESS_REPAIR, Proof.NONE, false),
    SEND_RESET(Permission.ACCESS_REPAIR, Proof.NONE, false),
    ACCEPT_SUGGESTION(Permission.MEMBERS_EDIT, Proof.QUESTION, true),
    ADDRESS_IS_RIGHT(Permission.MEMBERS_EDIT, Proof.QUESTION, true),
    CORRECT_ADDRESS(Permission.MEMBERS_EDIT, Proof.QUESTION, true),
    PUT_ON_FILE(Permission.MEMBERS_EDIT, Proof.QUESTION, true),
    SAY_ADDRESS(Permission.ACCESS_READ, Proof.QUESTION, true),
    WHOSE_ADDRESS(Permission.MEMBERS_EDIT, Proof.QUESTION, true),
    CLEAR_SUPPRESSION(Permission.ACCESS_REPAIR, Proof.NONE, true),
    TRY_NOW(Permission.ACCESS_REPAIR, Proof.NONE, false),
    MOVE_TO_FRONT(Permission.ACCESS_REPAIR, Proof.NONE, false),
    WAIT(Permission.ACCESS_READ, Proof.NONE, true),
    DESK_QR(Permission.ACCESS_REPAIR, Proof.PRESENCE, true),
    RELINK_QR(Permission.ACCESS_RELINK, Proof.PRESENCE, true),
    RELINK_MAIL(Permission.ACCESS_RELINK, Proof.QUESTION, true),
    SEPARATE(Permission.ACCESS_RELINK, Proof.QUESTION, true),
    SLIP(Permission.ACCESS_REPAIR, Proof.PRESENCE, true),
    PRINT_AGAIN(Permission.ACCESS_REPAIR, Proof.PRESENCE, true),
    LIFT(Permission.ACCESS_REPAIR, Proof.NONE, false),
    TELL(Permission.ACCESS_READ, Proof.NONE, true);

    /** none: a mail to a proven address; a question answered: shown to the desk, not read out; presence. */
    public enum Proof {
        NONE,
        QUESTION,
        PRESENCE
    }

    private final Permission permission;
    private final Proof proof;
    private final boolean page;

    RemedyId(Permission permission, Proof proof, boolean page) {
        this.permission = permission;
        this.proof = proof;
        this.page = page;
    }

    public Permission permission() {
        return permission;
    }

    public Proof proof() {
        return proof;
    }

    /** Stands on a page of another flow: the panel leads there. */
    public boolean elsewhere() {
        return this == GUARDIAN_PANEL || this == OPEN_OTHER || this == UNDO_MERGE || this == MERGE;
    }

    /** Needs something to be typed, checked or read first: a page of its own instead of one click. */
    public boolean hasPage() {
        return page;
    }
}
