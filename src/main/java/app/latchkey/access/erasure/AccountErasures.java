package app.latchkey.access.erasure;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of table {@code account_erasure}: closed accounts whose person wants them erased. */
@Component
public class AccountErasures {
    private static final String ASK =
            "insert into account_erasure (account_id, due) values (:account, :due) on conflict do nothing";
    private static final String NEXT = "select account_id from account_erasure where due <= :now order by due limit 1";
    private static final String ERASE = "select erase_account(:account, :now)";
    private static final String FORGET = "delete from account_erasure where account_id = :account";

    private final JdbcClient sql;
    private final Transactions transactions;

    AccountErasures(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public void ask(AccountId account) {
        sql.sql(ASK)
                .param("account", account.value())
                .param("due", utc(transactions.now().plus(Erasures.WAIT)))
                .update();
    }

    Optional<AccountId> next() {
        return sql.sql(NEXT)
                .param("now", utc(transactions.now()))
                .query((row, n) -> new AccountId(row.getObject("account_id", UUID.class)))
                .optional();
    }

    /** An account that was opened again since stays. */
    void erase(AccountId account) {
        sql.sql(ERASE)
                .param("account", account.value())
                .param("now", utc(transactions.now()))
                .query(Integer.class)
                .single();
        sql.sql(FORGET).param("account", account.value()).update();
    }
}
