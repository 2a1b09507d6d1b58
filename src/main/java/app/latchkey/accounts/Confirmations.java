package app.latchkey.accounts;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.text.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Addresses that somebody wants on their account and has not shown to be theirs yet. */
@Component
public class Confirmations {
    public static final Duration LIFE = Duration.ofHours(24);

    private static final String COLUMNS = """
            select id, account_id, address_key, as_given, signs_in, created_at, expires_at, message_id, used_at, cancelled_at
            from confirmation
            """;
    private static final String FIND = COLUMNS + " where id = :id";
    private static final String PENDING = COLUMNS + """
             where account_id = any(:accounts::uuid[]) and used_at is null and cancelled_at is null and created_at > :from
            order by created_at desc, id
            """;
    private static final String MAKE = """
            insert into confirmation (id, account_id, address_key, as_given, signs_in, created_at, expires_at)
            values (:id, :account, :key, :given, :signsIn, :now, :expires)
            """;
    private static final String CARRIED = "update confirmation set message_id = :message where id = :id";
    private static final String CANCEL_SAME = """
            update confirmation set cancelled_at = :now
            where account_id = :account and address_key = :key and used_at is null and cancelled_at is null
            """;
    private static final String CANCEL = """
            update confirmation set cancelled_at = :now
            where id = :id and account_id = :account and used_at is null and cancelled_at is null
            """;
    // Once, by the account that asked, in time.
    private static final String USE = """
            update confirmation set used_at = :now
            where id = :id and account_id = :account and used_at is null and cancelled_at is null and expires_at > :now
            """;

    private final JdbcClient sql;
    private final Transactions transactions;

    public Confirmations(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** @param message the mail that carries its link */
    public record Confirmation(
            UUID id,
            AccountId account,
            String key,
            String asGiven,
            boolean signsIn,
            Instant createdAt,
            Instant expiresAt,
            Optional<UUID> message,
            Optional<Instant> usedAt,
            Optional<Instant> cancelledAt) {
        public boolean living(Instant now) {
            return usedAt.isEmpty() && cancelledAt.isEmpty() && expiresAt.isAfter(now);
        }

        /** What it looks like they meant. */
        public Optional<String> typo() {
            return EmailAddress.valid(asGiven).flatMap(EmailAddress.Valid::typo);
        }
    }

    /** A newer one for the same address ends the older. */
    public UUID make(AccountId account, EmailAddress.Valid address, boolean signsIn) {
        sql.sql(CANCEL_SAME)
                .param("account", account.value())
                .param("key", address.key())
                .param("now", utc(transactions.now()))
                .update();
        var id = Ids.next();
        sql.sql(MAKE)
                .param("id", id)
                .param("account", account.value())
                .param("key", address.key())
                .param("given", address.asGiven())
                .param("signsIn", signsIn)
                .param("now", utc(transactions.now()))
                .param("expires", utc(transactions.now().plus(LIFE)))
                .update();
        return id;
    }

    public void carriedBy(UUID id, UUID message) {
        sql.sql(CARRIED).param("id", id).param("message", message).update();
    }

    public Optional<Confirmation> find(UUID id) {
        return sql.sql(FIND).param("id", id).query(Confirmations::row).optional();
    }

    /** Neither used nor cancelled, whether or not they are over; newest first. */
    public List<Confirmation> pending(Collection<AccountId> accounts, Instant from) {
        return sql.sql(PENDING)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .param("from", utc(from))
                .query(Confirmations::row)
                .list();
    }

    public boolean cancel(AccountId account, UUID id) {
        return change(CANCEL, account, id);
    }

    /** True for exactly one caller. */
    public boolean use(AccountId account, UUID id) {
        return change(USE, account, id);
    }

    private boolean change(String statement, AccountId account, UUID id) {
        return sql.sql(statement)
                        .param("id", id)
                        .param("account", account.value())
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    private static Confirmation row(ResultSet row, int n) throws SQLException {
        return new Confirmation(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("address_key"),
                row.getString("as_given"),
                row.getBoolean("signs_in"),
                Times.read(row, "created_at"),
                Times.read(row, "expires_at"),
                Optional.ofNullable(row.getObject("message_id", UUID.class)),
                Times.find(row, "used_at"),
                Times.find(row, "cancelled_at"));
    }
}
