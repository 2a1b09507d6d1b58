package app.latchkey.accounts;

import app.latchkey.platform.database.Question;
import app.latchkey.platform.ids.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a typed password is compared with, in one look: whose it is, the secret, and whether this browser has entered before. */
@Component
public class Credentials {
    private static final String COLUMNS = """
            select c.id, p.hash, p.former_hash, p.set_at, p.fails, p.off_at, c.id in (
            """ + Devices.KNOWN_TO + """
            ) as known from account c left join password p on p.account_id = c.id
            """;
    private static final String BY_ADDRESS = COLUMNS + """
             join account_address a on a.account_id = c.id
            where a.key = :key and \
            """ + AccountAddresses.OPENS;
    private static final String OF = COLUMNS + " where c.id = :account";

    private final Hashing hashing;

    Credentials(Hashing hashing) {
        this.hashing = hashing;
    }

    /**
     * @param account empty: nobody signs in so
     * @param deviceKnown this browser has entered before, with this account
     */
    public record Known(Optional<AccountId> account, Optional<Passwords.Password> password, boolean deviceKnown) {
        public static final Known NOBODY = new Known(Optional.empty(), Optional.empty(), false);

        public boolean off() {
            return password.flatMap(Passwords.Password::offAt).isPresent();
        }
    }

    /** Of whoever signs in with this address. */
    public static Question<Known> at(String addressKey, Client client) {
        return asked(BY_ADDRESS, "key", addressKey, client);
    }

    public static Question<Known> of(AccountId account, Client client) {
        return asked(OF, "account", account.value(), client);
    }

    /** Outside a transaction. The same work where there is nothing to compare with. */
    public boolean compare(Known known, String typed, HashTurn turn) {
        var usable = known.password().filter(secret -> secret.offAt().isEmpty());
        if (usable.isPresent()) return hashing.verify(usable.get().hash(), typed, turn);
        hashing.pretend(typed, turn);
        return false;
    }

    private static Question<Known> asked(String statement, String by, Object value, Client client) {
        var values = new HashMap<String, @Nullable Object>();
        values.put(by, value);
        values.put("cookie", client.deviceHash().orElse(null));
        return Question.one(statement, values, (row, n) -> known(row)).map(found -> found.orElse(Known.NOBODY));
    }

    private static Known known(ResultSet row) throws SQLException {
        var account = new AccountId(row.getObject("id", UUID.class));
        return new Known(Optional.of(account), password(row), row.getBoolean("known"));
    }

    private static Optional<Passwords.Password> password(ResultSet row) throws SQLException {
        @Nullable String hash = row.getString("hash");
        return hash == null ? Optional.empty() : Optional.of(Passwords.password(row));
    }
}
