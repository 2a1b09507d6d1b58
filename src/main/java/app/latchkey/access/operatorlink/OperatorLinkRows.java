package app.latchkey.access.operatorlink;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of table {@code operator_link}. */
@Component
public class OperatorLinkRows {
    private static final Duration LIFE = Duration.ofHours(72);

    private static final String MAKE =
            "insert into operator_link (id, made_at, expires_at) values (:id, :now, :expires)";
    private static final String LIVING =
            "select exists (select from operator_link where id = :id and used_at is null and expires_at > :now)";
    // Zero rows is an outcome: somebody was faster, or it is over.
    private static final String USE = """
            update operator_link set used_at = :now, used_by = :account
            where id = :id and used_at is null and expires_at > :now
            """;

    private final JdbcClient sql;
    private final Transactions transactions;

    public OperatorLinkRows(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public UUID make() {
        var id = Ids.next();
        sql.sql(MAKE)
                .param("id", id)
                .param("now", utc(transactions.now()))
                .param("expires", utc(transactions.now().plus(LIFE)))
                .update();
        return id;
    }

    boolean living(UUID id) {
        return sql.sql(LIVING)
                .param("id", id)
                .param("now", utc(transactions.now()))
                .query(Boolean.class)
                .single();
    }

    /** True for exactly one caller. */
    public boolean use(UUID id, AccountId account) {
        return sql.sql(USE)
                        .param("id", id)
                        .param("account", account.value())
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }
}
