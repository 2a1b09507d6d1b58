package app.latchkey.audit;

import app.latchkey.platform.ids.AccountId;
import java.util.Optional;
import java.util.UUID;

/**
 * Who did it: a person, in which capacity.
 *
 * @param key of a program: by which key it came in
 */
public record Actor(Optional<AccountId> account, As as, Optional<UUID> key) {
    public enum As {
        STAFF,
        MEMBER,
        API_KEY,
        COMMAND_LINE,
        OPERATOR,
        SYSTEM
    }

    public static final Actor SYSTEM = new Actor(Optional.empty(), As.SYSTEM, Optional.empty());
    public static final Actor COMMAND_LINE = new Actor(Optional.empty(), As.COMMAND_LINE, Optional.empty());

    public static Actor program(UUID key) {
        return new Actor(Optional.empty(), As.API_KEY, Optional.of(key));
    }

    public static Actor staff(AccountId account) {
        return new Actor(Optional.of(account), As.STAFF, Optional.empty());
    }

    public static Actor operator(AccountId account) {
        return new Actor(Optional.of(account), As.OPERATOR, Optional.empty());
    }

    public static Actor member(AccountId account) {
        return new Actor(Optional.of(account), As.MEMBER, Optional.empty());
    }
}
