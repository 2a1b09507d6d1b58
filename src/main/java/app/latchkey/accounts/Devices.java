package app.latchkey.accounts;

import app.latchkey.platform.ids.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Browsers that an account has entered from before: they have a budget of their own, and a stranger's try stands out. One that
 * several people stand at is known to nobody.
 */
@Component
public class Devices {
    /** Which accounts have entered from the browser {@code :cookie}, or none where several people stand at it. */
    static final String KNOWN_TO = """
            select account_id from device where cookie_hash = :cookie::bytea
              and not exists (select from shared_device s where s.cookie_hash = :cookie::bytea)
            """;
    /** With the session that begins; nothing without a cookie. */
    static final String REMEMBER = """
            insert into device (cookie_hash, account_id, id, words, first_at, seen_at)
            select :cookie::bytea, :account, :browser, :words, t.at, t.at
            from (select now() + :ahead::bigint * interval '1 microsecond' as at) t where :cookie::bytea is not null
            on conflict (cookie_hash, account_id) do update set seen_at = excluded.seen_at, words = excluded.words
            returning id
            """;

    private static final String OF = """
            select d.cookie_hash from device d where d.account_id = any(:accounts::uuid[])
              and not exists (select from shared_device s where s.cookie_hash = d.cookie_hash)
            """;

    private final JdbcClient sql;

    public Devices(JdbcClient sql) {
        this.sql = sql;
    }

    public List<AccountId> knownTo(byte[] cookieHash) {
        return sql.sql(KNOWN_TO)
                .param("cookie", cookieHash)
                .query((row, n) -> new AccountId(row.getObject("account_id", UUID.class)))
                .list();
    }

    /** The browsers that are known to any of these. */
    public List<byte[]> of(Collection<AccountId> accounts) {
        return sql.sql(OF)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .query((row, n) -> row.getBytes("cookie_hash"))
                .list();
    }
}
