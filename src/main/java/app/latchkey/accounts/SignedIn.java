package app.latchkey.accounts;

import app.latchkey.platform.ids.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The session of this request. A handler that takes one as parameter is only reached by somebody signed in. */
public record SignedIn(
        UUID session,
        AccountId account,
        String holderName,
        Locale locale,
        Instant createdAt,
        Instant provenAt,
        Optional<Instant> staffSeenAt,
        List<String> factors,
        boolean kiosk) {
    /** Acting as staff ends this long after the secret was last proven. */
    public static final Duration STAFF_LIFE = Duration.ofHours(24);

    public static final Duration STAFF_IDLE = Duration.ofHours(1);

    /** So long after a secret was shown nothing asks for it again. */
    public static final Duration FRESH = Duration.ofMinutes(15);

    public static final String PASSWORD = "password";

    /** By a link or a code that led to a new access. */
    public static final String GRANT = "grant";

    /** By the link that went to a proven mailbox. */
    public static final String RESET = "reset";

    /** What one has and what one is, in one: a passkey counts for both factors. */
    public static final String PASSKEY = "passkey";

    /** A code that was sent to a mailbox: enough for a member, never for a desk. */
    public static final String MAIL = "mail";

    public boolean byMailAlone() {
        return factors.equals(List.of(MAIL));
    }

    public boolean bySecondFactor() {
        return factors.contains("totp") || factors.contains("recovery") || factors.contains(PASSKEY);
    }

    public boolean byPasskey() {
        return factors.contains(PASSKEY);
    }

    public boolean freshlyProven(Instant now) {
        return provenAt.plus(FRESH).isAfter(now);
    }

    public boolean freshForStaff(Instant now) {
        var lastSeen = staffSeenAt.filter(seen -> seen.isAfter(provenAt)).orElse(provenAt);
        return provenAt.plus(STAFF_LIFE).isAfter(now)
                && lastSeen.plus(STAFF_IDLE).isAfter(now);
    }
}
