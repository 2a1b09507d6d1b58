package app.latchkey.access.ledger;

import app.latchkey.accounts.Client;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import java.util.Optional;
import java.util.UUID;

/**
 * One try at the door.
 *
 * @param reason a {@link app.latchkey.access.Refusal}, or ENTERED
 * @param typed what stood in the name field; empty where there was none
 * @param member known without judging: the link or the account says whose it was
 */
public record Attempt(
        UUID id,
        String ref,
        Kind kind,
        String reason,
        boolean checked,
        Optional<String> typed,
        Optional<AccountId> account,
        Optional<MemberId> member,
        Client client) {
    public enum Kind {
        SIGN_IN,
        CODE,
        LINK,
        RECOVER,
        FACT,
        JOIN
    }
}
