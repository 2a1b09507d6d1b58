package app.latchkey.accounts;

import app.latchkey.platform.ids.AccountId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A person's way in, over all clubs. */
public record Account(AccountId id, String holderName, Locale locale, Optional<Instant> closedAt) {
    public boolean open() {
        return closedAt.isEmpty();
    }
}
