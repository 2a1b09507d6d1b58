package app.latchkey.accounts;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The passkeys of accounts: several each, named by their owner, any of which opens the account alone. */
@Component
public class Passkeys {
    private static final String OF = """
            select credential_id, account_id, user_handle, rp_id, public_key, counter, name, created_at, used_at
            from passkey where account_id = :account order by created_at, credential_id
            """;
    private static final String FIND = """
            select credential_id, account_id, user_handle, rp_id, public_key, counter, name, created_at, used_at
            from passkey where credential_id = :id
            """;
    private static final String HAVING =
            "select distinct account_id from passkey where account_id = any(:accounts::uuid[])";
    private static final String ADD = """
            insert into passkey (credential_id, account_id, user_handle, rp_id, public_key, counter, name, created_at)
            values (:id, :account, :handle, :rp, :key, :counter, :name, :now) on conflict do nothing
            """;
    // A counter that does not move forward is that of a copy; authenticators without one always say 0.
    private static final String USED = """
            update passkey set counter = :counter, used_at = :now
            where credential_id = :id and (counter < :counter or (counter = 0 and :counter = 0))
            """;
    private static final String RENAME =
            "update passkey set name = :name where credential_id = :id and account_id = :account";
    // Two tabs that each take away one of the last two wait for each other.
    private static final String LOCK = "select id from account where id = :account for update";
    private static final String REMOVE = "delete from passkey where credential_id = :id and account_id = :account";
    private static final String REMOVE_ALL = "delete from passkey where account_id = :account";
    private static final String OF_OTHER_HOSTS = """
            select count(*) from passkey where rp_id <> :host and right(:host, length(rp_id) + 1) <> '.' || rp_id
            """;
    private static final String USE_CHALLENGE = """
            insert into passkey_challenge_used (hash, expires_at) values (:hash, :expires) on conflict do nothing
            """;
    private static final String DECLINE = "update account set passkey_declined_at = :now where id = :account";

    private final JdbcClient sql;
    private final Transactions transactions;
    private final PasskeyChallenges challenges;

    public Passkeys(JdbcClient sql, Transactions transactions, PasskeyChallenges challenges) {
        this.sql = sql;
        this.transactions = transactions;
        this.challenges = challenges;
    }

    public List<Passkey> of(AccountId account) {
        return sql.sql(OF)
                .param("account", account.value())
                .query((row, n) -> passkey(row))
                .list();
    }

    public boolean any(AccountId account) {
        return !of(account).isEmpty();
    }

    /** Of these accounts those with at least one. */
    public Set<AccountId> having(Collection<AccountId> accounts) {
        return Set.copyOf(sql.sql(HAVING)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .query((row, n) -> new AccountId(row.getObject("account_id", UUID.class)))
                .list());
    }

    public Optional<Passkey> find(byte[] credentialId) {
        return sql.sql(FIND)
                .param("id", credentialId)
                .query((row, n) -> passkey(row))
                .optional();
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                row.getBytes("credential_id"),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getBytes("user_handle"),
                row.getString("rp_id"),
                row.getBytes("public_key"),
                row.getLong("counter"),
                row.getString("name"),
                Times.read(row, "created_at"),
                Times.find(row, "used_at"));
    }

    /** One for all passkeys of an account, so that a device that has one replaces it instead of keeping two. */
    public byte[] userHandle(AccountId account) {
        return of(account).stream().findFirst().map(Passkey::userHandle).orElseGet(() -> challenges.handle(account));
    }

    /** @return whether it is new: nobody takes somebody else's by showing it again */
    public boolean add(
            AccountId account, String name, byte[] credentialId, String rpId, byte[] publicKey, long counter) {
        var handle = userHandle(account);
        return sql.sql(ADD)
                        .param("id", credentialId)
                        .param("account", account.value())
                        .param("handle", handle)
                        .param("rp", rpId)
                        .param("key", publicKey)
                        .param("counter", counter)
                        .param("name", name)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    public boolean used(byte[] credentialId, long counter) {
        return sql.sql(USED)
                        .param("id", credentialId)
                        .param("counter", counter)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    public boolean rename(AccountId account, byte[] credentialId, String name) {
        return sql.sql(RENAME)
                        .param("id", credentialId)
                        .param("account", account.value())
                        .param("name", name)
                        .update()
                == 1;
    }

    /** Before anything is taken away that an account may be left without. */
    public void lock(AccountId account) {
        sql.sql(LOCK).param("account", account.value()).query(UUID.class).single();
    }

    public boolean remove(AccountId account, byte[] credentialId) {
        return sql.sql(REMOVE)
                        .param("id", credentialId)
                        .param("account", account.value())
                        .update()
                == 1;
    }

    public void removeAll(AccountId account) {
        sql.sql(REMOVE_ALL).param("account", account.value()).update();
    }

    /** How many open nothing any more since the installation is reached at this host. */
    public long madeForOtherHostsThan(String host) {
        return sql.sql(OF_OTHER_HOSTS).param("host", host).query(Long.class).single();
    }

    /** @return whether nobody has used this challenge before */
    public boolean useChallenge(PasskeyChallenges.Challenge challenge) {
        return sql.sql(USE_CHALLENGE)
                        .param("hash", challenge.hash())
                        .param("expires", utc(challenge.expiresAt()))
                        .update()
                == 1;
    }

    public void decline(AccountId account) {
        sql.sql(DECLINE)
                .param("account", account.value())
                .param("now", utc(transactions.now()))
                .update();
    }
}
