package app.latchkey.access.help;

import java.util.Arrays;
import java.util.Optional;

/** Where somebody is stuck, in their own words. */
public enum Where {
    PASSWORD(true),
    NO_MAIL(true),
    NEVER(true),
    LINK(true),
    NO_MAILBOX(false),
    OTHER(false);

    private final boolean byMail;

    Where(boolean byMail) {
        this.byMail = byMail;
    }

    /** A mail to whoever is known can end it. */
    public boolean byMail() {
        return byMail;
    }

    static Optional<Where> of(String chosen) {
        return Arrays.stream(values()).filter(one -> one.name().equals(chosen)).findFirst();
    }
}
