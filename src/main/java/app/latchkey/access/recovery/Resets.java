package app.latchkey.access.recovery;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.links.LinkRoutes;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of table {@code reset}. */
@Component
class Resets {
    /** From the relay's 250. */
    static final Duration LIFE = Duration.ofHours(1);

    /** From the request, however long the mail was on its way. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final String ASK = """
            insert into reset (id, account_id, address_key, club_id, asked_at, expires_at)
            values (:id, :account, :key, :club, :now, :expires)
            """;
    private static final String MESSAGE = "update reset set message_id = :message where id = :id";
    private static final String FIND = """
            select id, account_id, address_key, message_id, asked_at, expires_at, opened_at, used_at, ended_at from reset where id = :id
            """;
    private static final String SENT = """
            update reset set sent_at = :at, expires_at = least(expires_at, :expires)
            where id = :id and sent_at is null
            """;
    private static final String FETCHED = "update reset set fetched_at = :now where id = :id and fetched_at is null";
    private static final String OPENED = "update reset set opened_at = :now where id = :id and opened_at is null";
    private static final String USE = """
            update reset set used_at = :now
            where id = :id and used_at is null and ended_at is null and expires_at > :now
            """;
    private static final String END_OTHERS = """
            update reset set ended_at = :now
            where account_id = :account and used_at is null and ended_at is null and id is distinct from :but::uuid
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final LinkRoutes routes;

    Resets(JdbcClient sql, Transactions transactions, LinkRoutes routes) {
        this.sql = sql;
        this.transactions = transactions;
        this.routes = routes;
    }

    record Reset(
            UUID id,
            AccountId account,
            String addressKey,
            Optional<UUID> message,
            Instant askedAt,
            Instant expiresAt,
            Optional<Instant> openedAt,
            Optional<Instant> usedAt,
            Optional<Instant> endedAt) {
        boolean living(Instant now) {
            return usedAt.isEmpty() && endedAt.isEmpty() && expiresAt.isAfter(now);
        }
    }

    UUID ask(ClubId club, AccountId account, String addressKey) {
        var id = Ids.next();
        sql.sql(ASK)
                .param("id", id)
                .param("account", account.value())
                .param("key", addressKey)
                .param("club", club.value())
                .param("now", utc(transactions.now()))
                .param("expires", utc(transactions.now().plus(LONGEST)))
                .update();
        routes.add(id, LinkRoutes.Kind.RESET, club);
        return id;
    }

    void carriedBy(UUID id, UUID message) {
        sql.sql(MESSAGE).param("id", id).param("message", message).update();
    }

    Optional<Reset> find(UUID id) {
        return sql.sql(FIND)
                .param("id", id)
                .query((row, n) -> new Reset(
                        row.getObject("id", UUID.class),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getString("address_key"),
                        Optional.ofNullable(row.getObject("message_id", UUID.class)),
                        Times.read(row, "asked_at"),
                        Times.read(row, "expires_at"),
                        Times.find(row, "opened_at"),
                        Times.find(row, "used_at"),
                        Times.find(row, "ended_at")))
                .optional();
    }

    void sent(UUID id, Instant at) {
        sql.sql(SENT)
                .param("id", id)
                .param("at", utc(at))
                .param("expires", utc(at.plus(LIFE)))
                .update();
    }

    void fetched(UUID id) {
        sql.sql(FETCHED).param("id", id).param("now", utc(transactions.now())).update();
    }

    void opened(UUID id) {
        sql.sql(OPENED).param("id", id).param("now", utc(transactions.now())).update();
    }

    /** True for exactly one caller. */
    boolean use(UUID id) {
        return sql.sql(USE)
                        .param("id", id)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    void endOthers(AccountId account, Optional<UUID> but) {
        sql.sql(END_OTHERS)
                .param("account", account.value())
                .param("but", but.orElse(null))
                .param("now", utc(transactions.now()))
                .update();
    }
}
