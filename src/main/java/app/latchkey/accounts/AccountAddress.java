package app.latchkey.accounts;

import app.latchkey.platform.ids.AccountId;
import java.time.Instant;
import java.util.Optional;

/** An address as one account knows it; proof belongs to (account, address), never to the address alone. */
public record AccountAddress(
        AccountId account, String key, String asGiven, Optional<Instant> provenAt, boolean signsIn, boolean recovers) {
    public boolean proven() {
        return provenAt.isPresent();
    }
}
