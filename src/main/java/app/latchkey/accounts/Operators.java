package app.latchkey.accounts;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts that run this installation. */
@Component
public class Operators {
    private static final String IS =
            "select exists (select from operator where account_id = :account and ended_at is null)";
    private static final String ADD = """
            insert into operator (account_id, since) values (:account, :now)
            on conflict (account_id) do update set since = :now, ended_at = null where operator.ended_at is not null
            """;
    private static final String ALL =
            "select account_id from operator where ended_at is null and account_id > :after order by account_id limit 100";

    private final JdbcClient sql;
    private final Transactions transactions;

    public Operators(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public boolean is(AccountId account) {
        return sql.sql(IS)
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    public void add(AccountId account) {
        sql.sql(ADD)
                .param("account", account.value())
                .param("now", utc(transactions.now()))
                .update();
    }

    public List<AccountId> all() {
        return sql.sql(ALL)
                .param("after", new UUID(0, 0))
                .query((row, n) -> new AccountId(row.getObject("account_id", UUID.class)))
                .list();
    }
}
