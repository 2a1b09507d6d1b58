package app.latchkey.platform.ids;

import java.util.Optional;
import java.util.UUID;

public record AccountId(UUID value) {
    public static AccountId next() {
        return new AccountId(Ids.next());
    }

    public static Optional<AccountId> parse(String text) {
        return Ids.parse(text).map(AccountId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
