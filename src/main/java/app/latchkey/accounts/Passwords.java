package app.latchkey.accounts;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The password of an account, and the one before it: only to recognise that somebody still types the former one. */
@Component
public class Passwords {
    /** After so many consecutive failures a password is off until a reset; nothing ever closes the other ways in. */
    public static final int MOST_FAILURES = 100;

    private static final String FIND = """
            select account_id, hash, former_hash, set_at, fails, off_at from password
            where account_id = any(:accounts::uuid[])
            """;
    private static final String SET = """
            insert into password (account_id, hash, set_at) values (:account, :hash, :now)
            on conflict (account_id) do update
              set former_hash = password.hash, hash = :hash, set_at = :now, fails = 0, off_at = null
            """;
    private static final String REHASH =
            "update password set hash = :hash where account_id = :account and hash = :before";
    private static final String FAILED = """
            update password set fails = fails + 1,
              off_at = case when off_at is null and fails + 1 >= :most then :now else off_at end
            where account_id = :account
            """;
    private static final String SUCCEEDED = "update password set fails = 0 where account_id = :account and fails > 0";

    private static final String REMOVE = "delete from password where account_id = :account";

    private final JdbcClient sql;
    private final Transactions transactions;

    public Passwords(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public record Password(
            String hash, Optional<String> formerHash, Instant setAt, int fails, Optional<Instant> offAt) {}

    public Optional<Password> find(AccountId account) {
        return Optional.ofNullable(find(List.of(account)).get(account));
    }

    public Map<AccountId, Password> find(Collection<AccountId> accounts) {
        var all = new HashMap<AccountId, Password>();
        sql.sql(FIND)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .query(row -> {
                    all.put(new AccountId(row.getObject("account_id", UUID.class)), password(row));
                });
        return all;
    }

    /** @param hash made before the transaction, by {@link Hashing#hash} */
    public void set(AccountId account, String hash) {
        sql.sql(SET)
                .param("account", account.value())
                .param("hash", hash)
                .param("now", utc(transactions.now()))
                .update();
    }

    /** Today's parameters for a password that was just typed; a change in between wins. */
    public void rehash(AccountId account, String before, String hash) {
        sql.sql(REHASH)
                .param("account", account.value())
                .param("hash", hash)
                .param("before", before)
                .update();
    }

    public void failed(AccountId account) {
        sql.sql(FAILED)
                .param("account", account.value())
                .param("most", MOST_FAILURES)
                .param("now", utc(transactions.now()))
                .update();
    }

    public void succeeded(AccountId account) {
        sql.sql(SUCCEEDED).param("account", account.value()).update();
    }

    /** Only where something else opens the account. */
    public void remove(AccountId account) {
        sql.sql(REMOVE).param("account", account.value()).update();
    }

    static Password password(ResultSet row) throws SQLException {
        return new Password(
                row.getString("hash"),
                Optional.ofNullable(row.getString("former_hash")),
                Times.read(row, "set_at"),
                row.getInt("fails"),
                Times.find(row, "off_at"));
    }
}
