package app.latchkey.access;

import static app.latchkey.access.FindingCode.Group.*;

/** Why somebody cannot get in. The order is the order of the ranking: the earliest unfinished step first. */
public enum FindingCode {
    CLUB_ACCESS_OFF(CLUB),
    MERGED_AWAY(FILE),
    MEMBER_ARCHIVED(FILE),
    ACCESS_SWITCHED_OFF(FILE),
    DUPLICATE_MEMBER(FILE, Gate.REACH),
    CHILD_NEEDS_GUARDIAN(FILE, Gate.REACH),
    ACCOUNT_CLOSED(ACCOUNT),
    ACCOUNT_NOT_LINKED(ACCOUNT),
    LINKED_TO_OTHER(ACCOUNT),
    LOGIN_ADDRESS_DEAD(ACCOUNT),
    WRONG_IDENTIFIER(ADDRESS),
    NO_EMAIL(ADDRESS),
    EMAIL_INVALID(ADDRESS),
    EMAIL_TYPO_SUSPECTED(ADDRESS),
    EMAIL_SUPPRESSED(ADDRESS),
    EMAIL_BOUNCED(ADDRESS),
    EMAIL_IS_OTHER_ACCOUNT(ADDRESS),
    EMAIL_SHARED(ADDRESS),
    MAIL_DOWN(MAIL),
    EMAIL_SOFT_BOUNCING(MAIL),
    INVITATION_DELAYED(MAIL),
    INVITATION_QUEUED(MAIL),
    NOT_INVITED(INVITATION),
    INVITATION_UNOPENED(INVITATION),
    INVITATION_OPENED_UNFINISHED(INVITATION),
    LINK_EXPIRED(INVITATION),
    LINK_SUPERSEDED(INVITATION),
    LINK_DAMAGED(INVITATION),
    ACCESS_CODE_ACTIVE(INVITATION),
    ACCESS_CODE_EXPIRED(INVITATION),
    LINK_USED(PROVE),
    METHOD_MISMATCH(PROVE),
    PASSWORD_CHANGED_RECENTLY(PROVE),
    WRONG_PASSWORD(PROVE),
    SECOND_FACTOR_FAILING(PROVE),
    SECOND_FACTOR_LOST(PROVE),
    THROTTLED(PROVE),
    RESET_PENDING(PROVE),
    EMAIL_CHANGE_PENDING(PROVE),
    COOKIES_BLOCKED(PROVE),
    NEVER_SIGNED_IN(END),
    ALL_GOOD(END),
    NO_SUCH_MEMBER(BOX),
    STAFF_LACKS_RIGHT(BOX);

    public enum Group {
        CLUB(Gate.ENTER),
        FILE(Gate.ENTER),
        ACCOUNT(Gate.PROVE),
        ADDRESS(Gate.REACH),
        MAIL(Gate.REACH),
        INVITATION(Gate.REACH),
        PROVE(Gate.PROVE),
        END(Gate.REACH),
        BOX(Gate.REACH);

        private final Gate gate;

        Group(Gate gate) {
            this.gate = gate;
        }
    }

    /** REACH: a mail or slip can get to them. PROVE: the secret. ENTER: the club lets them in. */
    public enum Gate {
        REACH,
        PROVE,
        ENTER,
        ACT
    }

    private final Group group;
    private final Gate gate;

    FindingCode(Group group) {
        this(group, group.gate);
    }

    FindingCode(Group group, Gate gate) {
        this.group = group;
        this.gate = gate;
    }

    public Group group() {
        return group;
    }

    public Gate gate() {
        return gate;
    }
}
