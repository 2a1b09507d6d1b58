package app.latchkey.audit;

import app.latchkey.platform.ids.AccountId;
import java.util.Optional;

/** Who did it: a person, in which capacity. */
public record Actor(Optional<AccountId> account, As as) {
    public enum As {
        STAFF,
        MEMBER,
        API_KEY,
        COMMAND_LINE,
        OPERATOR,
        SYSTEM
    }

    public static final Actor SYSTEM = new Actor(Optional.empty(), As.SYSTEM);
    public static final Actor COMMAND_LINE = new Actor(Optional.empty(), As.COMMAND_LINE);
    public static final Actor API_KEY = new Actor(Optional.empty(), As.API_KEY);

    public static Actor staff(AccountId account) {
        return new Actor(Optional.of(account), As.STAFF);
    }

    public static Actor operator(AccountId account) {
        return new Actor(Optional.of(account), As.OPERATOR);
    }

    public static Actor member(AccountId account) {
        return new Actor(Optional.of(account), As.MEMBER);
    }
}
