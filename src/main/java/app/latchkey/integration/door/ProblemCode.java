package app.latchkey.integration.door;

/** What can go wrong, by a name that stays. Where a finding of the checks is the reason, its code is used. */
public enum ProblemCode {
    BODY_MALFORMED(400),
    CURSOR_UNKNOWN(400),
    IDEMPOTENCY_KEY_UNUSABLE(400),
    UNAUTHORIZED(401),
    SCOPE_MISSING(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    IDEMPOTENCY_IN_PROGRESS(409),
    MEMBER_MERGED(409),
    MEMBER_ARCHIVED(409),
    ACCESS_SWITCHED_OFF(409),
    NO_EMAIL(409),
    EMAIL_INVALID(409),
    HAS_ACCESS(409),
    NO_ACCESS(409),
    WORKS_HERE(409),
    NOTHING_TO_GIVE_BACK(409),
    NO_PROVEN_ADDRESS(409),
    REMEDY_NOT_OFFERED(409),
    REMEDY_TAKES_A_PERSON(409),
    VERSION_CHANGED(412),
    BODY_TOO_LARGE(413),
    MEDIA_TYPE_UNSUPPORTED(415),
    INVALID(422),
    IDEMPOTENCY_KEY_REUSED(422),
    TOO_MANY(429),
    BROKEN(500),
    BUSY(503);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
