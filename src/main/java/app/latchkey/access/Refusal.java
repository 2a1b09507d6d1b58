package app.latchkey.access;

import app.latchkey.accounts.Credentials;
import java.util.Optional;

/** Why the door stayed closed: for ledger and diagnosis, never for the page of somebody who has proven nothing. */
public enum Refusal {
    NOBODY(FindingCode.WRONG_IDENTIFIER),
    NO_ACCOUNT(FindingCode.NOT_INVITED),
    WRONG_PASSWORD(FindingCode.WRONG_PASSWORD),
    METHOD_MISMATCH(FindingCode.METHOD_MISMATCH),
    SECOND_FACTOR_WRONG(FindingCode.SECOND_FACTOR_FAILING),
    THROTTLED(FindingCode.THROTTLED),
    PASSWORD_OFF(FindingCode.THROTTLED),
    ACCOUNT_CLOSED(FindingCode.ACCOUNT_CLOSED),
    CLUB_ACCESS_OFF(FindingCode.CLUB_ACCESS_OFF),
    MERGED_AWAY(FindingCode.MERGED_AWAY),
    MEMBER_ARCHIVED(FindingCode.MEMBER_ARCHIVED),
    ACCESS_SWITCHED_OFF(FindingCode.ACCESS_SWITCHED_OFF),
    NOT_HERE(FindingCode.ACCOUNT_NOT_LINKED),
    LINK_USED(FindingCode.LINK_USED),
    LINK_EXPIRED(FindingCode.LINK_EXPIRED),
    LINK_SUPERSEDED(FindingCode.LINK_SUPERSEDED),
    LINK_DAMAGED(FindingCode.LINK_DAMAGED),
    FACT_WRONG(FindingCode.INVITATION_OPENED_UNFINISHED),
    CODE_WRONG(FindingCode.ACCESS_CODE_ACTIVE),
    COOKIES_BLOCKED(FindingCode.COOKIES_BLOCKED);

    private final FindingCode code;

    Refusal(FindingCode code) {
        this.code = code;
    }

    public FindingCode code() {
        return code;
    }

    /** Why a password that was typed opens nothing. */
    public static Refusal comparing(Credentials.Known known) {
        if (known.off()) return PASSWORD_OFF;
        if (known.password().isPresent()) return WRONG_PASSWORD;
        return known.account().isPresent() ? METHOD_MISMATCH : NOBODY;
    }

    public static Optional<Refusal> closing(FindingCode code) {
        return switch (code) {
            case CLUB_ACCESS_OFF -> Optional.of(CLUB_ACCESS_OFF);
            case MERGED_AWAY -> Optional.of(MERGED_AWAY);
            case MEMBER_ARCHIVED -> Optional.of(MEMBER_ARCHIVED);
            case ACCESS_SWITCHED_OFF -> Optional.of(ACCESS_SWITCHED_OFF);
            case ACCOUNT_CLOSED -> Optional.of(ACCOUNT_CLOSED);
            case THROTTLED -> Optional.of(PASSWORD_OFF);
            default -> Optional.empty();
        };
    }
}
