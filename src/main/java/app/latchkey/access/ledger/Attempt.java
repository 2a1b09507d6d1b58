package app.latchkey.access.ledger;

import app.latchkey.accounts.Client;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.throttle.Admission;
import java.util.Optional;
import java.util.UUID;

/**
 * One try at the door.
 *
 * @param reason a {@link app.latchkey.access.Refusal}, or ENTERED
 * @param typed what stood in the name field; empty where there was none
 * @param member known without judging: the link or the account says whose it was
 * @param held which budget was spent, and until when; empty where it was looked at
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
        Client client,
        Optional<Admission.Denied> held) {
    public Attempt(
            UUID id,
            String ref,
            Kind kind,
            String reason,
            boolean checked,
            Optional<String> typed,
            Optional<AccountId> account,
            Optional<MemberId> member,
            Client client) {
        this(id, ref, kind, reason, checked, typed, account, member, client, Optional.empty());
    }

    /** The same try, not looked at since a budget was spent. */
    public Attempt heldBack(Admission admission) {
        var denied = admission instanceof Admission.Denied spent ? Optional.of(spent) : held;
        return new Attempt(id, ref, kind, reason, checked, typed, account, member, client, denied);
    }

    public enum Kind {
        SIGN_IN,
        CODE,
        LINK,
        RECOVER,
        FACT,
        JOIN
    }
}
