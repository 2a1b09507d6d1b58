package app.latchkey.accounts;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which addresses sign an account in, and to which it may be recovered. */
@Component
public class AccountAddresses {
    /** Of {@code account_address a} and its {@code account c}. */
    static final String OPENS = "a.signs_in and a.proven_at is not null and c.closed_at is null";

    private static final String SIGNS_IN = """
            select a.key, a.account_id from account_address a join account c on c.id = a.account_id
            where a.key = any(:keys::text[]) and \
            """ + OPENS;
    private static final String RECOVERS = """
            select a.account_id, a.key, a.as_given, a.proven_at, a.signs_in, a.recovers
            from account_address a join account c on c.id = a.account_id
            where a.key = :key and a.proven_at is not null and (a.recovers or a.signs_in) and c.closed_at is null
            order by a.account_id
            """;
    private static final String OF = """
            select account_id, key, as_given, proven_at, signs_in, recovers from account_address
            where account_id = any(:accounts::uuid[]) order by account_id, signs_in desc, main_at desc nulls last, proven_at, key
            """;
    private static final String ADD = """
            insert into account_address (account_id, key, as_given, proven_at, signs_in, recovers)
            values (:account, :key, :given, :now, :signsIn, true)
            on conflict (account_id, key) do update set proven_at = coalesce(account_address.proven_at, :now),
              signs_in = account_address.signs_in or :signsIn, recovers = true
            """;
    private static final String RELEASE = """
            update account_address set signs_in = false
            where key = :key and signs_in and account_id in (select id from account where closed_at is not null)
            """;
    private static final String MAIN = """
            update account_address set main_at = :now where account_id = :account and key = :key and proven_at is not null
            """;
    private static final String LOCK = "select id from account where id = :account for update";
    private static final String REMOVE = "delete from account_address where account_id = :account and key = :key";

    private final JdbcClient sql;
    private final Transactions transactions;

    public AccountAddresses(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public Optional<AccountId> signingIn(String key) {
        return Optional.ofNullable(signingIn(List.of(key)).get(key));
    }

    public Map<String, AccountId> signingIn(Collection<String> keys) {
        var all = new HashMap<String, AccountId>();
        sql.sql(SIGNS_IN).param("keys", keys.toArray(String[]::new)).query(row -> {
            all.put(row.getString("key"), new AccountId(row.getObject("account_id", UUID.class)));
        });
        return all;
    }

    /** Every open account that has proven this address, to sign in or to recover. */
    public List<AccountAddress> provenAt(String key) {
        return sql.sql(RECOVERS)
                .param("key", key)
                .query(AccountAddresses::address)
                .list();
    }

    /** Sign-in addresses first, among them the one chosen last, then the older proof. */
    public List<AccountAddress> of(Collection<AccountId> accounts) {
        return sql.sql(OF)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .query(AccountAddresses::address)
                .list();
    }

    public List<AccountAddress> of(AccountId account) {
        return of(List.of(account));
    }

    /** The address becomes proven for this account; it signs in too, unless another account already does with it. */
    public boolean prove(AccountId account, String key, String asGiven, boolean wantsSignIn) {
        var taken = signingIn(key).filter(other -> !other.equals(account)).isPresent();
        var signsIn = wantsSignIn && !taken;
        // A closed account holds on to nothing that a living one can prove.
        if (signsIn) sql.sql(RELEASE).param("key", key).update();
        try {
            sql.sql(ADD)
                    .param("account", account.value())
                    .param("key", key)
                    .param("given", asGiven)
                    .param("now", utc(transactions.now()))
                    .param("signsIn", signsIn)
                    .update();
        } catch (DuplicateKeyException lostTheRace) {
            throw new AddressTaken(lostTheRace);
        }
        return signsIn;
    }

    /** Mails of the account go there first from now on. */
    public boolean choose(AccountId account, String key) {
        return sql.sql(MAIN)
                        .param("account", account.value())
                        .param("key", key)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    /** Until the transaction ends nobody else changes which addresses this account has. */
    public void lock(AccountId account) {
        sql.sql(LOCK).param("account", account.value()).query(UUID.class).optional();
    }

    public void remove(AccountId account, String key) {
        sql.sql(REMOVE).param("account", account.value()).param("key", key).update();
    }

    private static AccountAddress address(ResultSet row, int n) throws SQLException {
        return new AccountAddress(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("key"),
                row.getString("as_given"),
                Times.find(row, "proven_at"),
                row.getBoolean("signs_in"),
                row.getBoolean("recovers"));
    }

    /** Two people proved the same address in the same moment; the second one starts again and is told. */
    public static final class AddressTaken extends RuntimeException {
        AddressTaken(Throwable cause) {
            super("The address signs in another account", cause);
        }
    }
}
