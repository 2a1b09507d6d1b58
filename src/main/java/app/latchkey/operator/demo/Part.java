package app.latchkey.operator.demo;

/** What somebody of the studio stands for, and how many do: the first finding on their file. */
enum Part {
    ALL_GOOD(24),
    LINK_USED(3),
    WRONG_PASSWORD(4),
    PASSWORD_CHANGED_RECENTLY(3),
    THROTTLED(3),
    RESET_PENDING(4),
    NEVER_SIGNED_IN(3),
    WRONG_IDENTIFIER(4),
    FIRST_FILE(3),
    DUPLICATE_MEMBER(3),
    HOLDER(3),
    EMAIL_IS_OTHER_ACCOUNT(3),
    EMAIL_SHARED(4),
    CHILD_NEEDS_GUARDIAN(4),
    GUARDED_CHILD(6),
    NO_EMAIL(5),
    EMAIL_INVALID(4),
    EMAIL_TYPO_SUSPECTED(5),
    EMAIL_SUPPRESSED(3),
    EMAIL_BOUNCED(4),
    EMAIL_SOFT_BOUNCING(3),
    INVITATION_DELAYED(4),
    INVITATION_QUEUED(3),
    INVITATION_UNOPENED(34),
    INVITATION_OPENED_UNFINISHED(5),
    LINK_EXPIRED(5),
    LINK_SUPERSEDED(3),
    LINK_DAMAGED(3),
    ACCESS_CODE_ACTIVE(4),
    ACCESS_CODE_EXPIRED(3),
    ACCESS_SWITCHED_OFF(3),
    MEMBER_ARCHIVED(4),
    LAPSED(50),
    SECOND_FACTOR_FAILING(3),
    METHOD_MISMATCH(3),
    SECOND_FACTOR_LOST(3),
    ACCOUNT_CLOSED(3),
    ACCOUNT_NOT_LINKED(3),
    EMAIL_CHANGE_PENDING(3),
    COOKIES_BLOCKED(3),
    LINKED_TO_OTHER(3),
    LOGIN_ADDRESS_DEAD(3),
    MERGED_AWAY(3),
    NOT_INVITED(54);

    private final int people;

    Part(int people) {
        this.people = people;
    }

    int people() {
        return people;
    }
}
