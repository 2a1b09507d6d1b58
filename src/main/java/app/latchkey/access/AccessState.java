package app.latchkey.access;

/** Who can get in: exactly one of these for each member. */
public enum AccessState {
    IN,
    ON_ITS_WAY,
    NOT_ASKED,
    CANNOT,
    VIA_GUARDIAN,
    SHUT;

    static AccessState of(FindingCode top, boolean guardianGetsIn) {
        return switch (top) {
            case CLUB_ACCESS_OFF, MERGED_AWAY, MEMBER_ARCHIVED, ACCESS_SWITCHED_OFF, ACCOUNT_CLOSED -> SHUT;
            case CHILD_NEEDS_GUARDIAN -> guardianGetsIn ? VIA_GUARDIAN : CANNOT;
            case NOT_INVITED -> NOT_ASKED;
            case INVITATION_DELAYED,
                    INVITATION_QUEUED,
                    INVITATION_UNOPENED,
                    INVITATION_OPENED_UNFINISHED,
                    ACCESS_CODE_ACTIVE,
                    RESET_PENDING -> ON_ITS_WAY;
            case ALL_GOOD -> IN;
            case DUPLICATE_MEMBER,
                    ACCOUNT_NOT_LINKED,
                    LINKED_TO_OTHER,
                    LOGIN_ADDRESS_DEAD,
                    EMAIL_CHANGE_PENDING,
                    COOKIES_BLOCKED,
                    WRONG_IDENTIFIER,
                    NO_EMAIL,
                    EMAIL_INVALID,
                    EMAIL_TYPO_SUSPECTED,
                    EMAIL_SUPPRESSED,
                    EMAIL_BOUNCED,
                    EMAIL_IS_OTHER_ACCOUNT,
                    EMAIL_SHARED,
                    MAIL_DOWN,
                    EMAIL_SOFT_BOUNCING,
                    LINK_EXPIRED,
                    LINK_SUPERSEDED,
                    LINK_DAMAGED,
                    ACCESS_CODE_EXPIRED,
                    LINK_USED,
                    METHOD_MISMATCH,
                    PASSWORD_CHANGED_RECENTLY,
                    WRONG_PASSWORD,
                    SECOND_FACTOR_FAILING,
                    SECOND_FACTOR_LOST,
                    THROTTLED,
                    NEVER_SIGNED_IN,
                    NO_SUCH_MEMBER,
                    STAFF_LACKS_RIGHT -> CANNOT;
        };
    }
}
