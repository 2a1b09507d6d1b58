package app.latchkey.access.account;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.Refusal;
import app.latchkey.access.ledger.References;
import app.latchkey.accounts.Client;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code attempt_global}: refusals at the sign-in of no club. What was typed is not among them. */
@Component
public class AttemptsAnywhere {
    private static final String WRITE = """
            insert into attempt_global (id, at, ref, reason, checked, account_id, network, device_hash, device_words)
            values (:id, :now, :ref, :reason, :checked, :account::uuid, :network, :device::bytea, :words)
            """;

    private static final String BY_REF = """
            select id, at, ref, reason, checked, account_id, device_words from attempt_global
            where ref = :ref order by at desc limit 5
            """;

    private final JdbcClient sql;
    private final Transactions transactions;

    AttemptsAnywhere(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** @param account whose address it was, if it was anybody's */
    public record Seen(
            UUID id,
            Instant at,
            String ref,
            String reason,
            boolean checked,
            Optional<AccountId> account,
            String device) {}

    /** @param ref tidy, as {@link References#tidy} gives it */
    public List<Seen> find(String ref) {
        return sql.sql(BY_REF)
                .param("ref", ref)
                .query((row, n) -> new Seen(
                        row.getObject("id", UUID.class),
                        Times.read(row, "at"),
                        row.getString("ref"),
                        row.getString("reason"),
                        row.getBoolean("checked"),
                        Optional.ofNullable(row.getObject("account_id", UUID.class))
                                .map(AccountId::new),
                        row.getString("device_words")))
                .list();
    }

    /** @return the reference that the page shows */
    String refused(Refusal why, boolean checked, Optional<AccountId> account, Client client) {
        var ref = References.next();
        sql.sql(WRITE)
                .param("id", Ids.next())
                .param("now", utc(transactions.now()))
                .param("ref", ref)
                .param("reason", why.name())
                .param("checked", checked)
                .param("account", account.map(AccountId::value).orElse(null))
                .param("network", client.network())
                .param("device", client.deviceHash().orElse(null))
                .param("words", client.words())
                .update();
        return References.shown(ref);
    }
}
