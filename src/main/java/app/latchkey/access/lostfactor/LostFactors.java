package app.latchkey.access.lostfactor;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.links.LinkRoutes;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of table {@code lost_factor}. */
@Component
public class LostFactors {
    /** The link, once it has left. */
    static final Duration LIFE = Duration.ofHours(72);

    private static final String END_OVER = """
            update lost_factor set ended_at = :now
            where account_id = :account and used_at is null and ended_at is null and expires_at <= :now
            """;
    private static final String ASK = """
            insert into lost_factor (id, stop_id, account_id, club_id, asked_at, due_at)
            values (:id, :stop, :account, :club, :now, :due::timestamptz) on conflict do nothing
            """;
    private static final String FIND = """
            select id, stop_id, account_id, club_id, asked_at, due_at, sent_at, expires_at, used_at, ended_at
            from lost_factor where id = :id or stop_id = :id
            """;
    private static final String PENDING = """
            select id, stop_id, account_id, club_id, asked_at, due_at, sent_at, expires_at, used_at, ended_at
            from lost_factor where account_id = any(:accounts::uuid[]) and used_at is null and ended_at is null
              and (expires_at is null or expires_at > :now)
            """;
    private static final String WAITING = """
            select exists (select from lost_factor where due_at <= now() + :ahead::bigint * interval '1 microsecond'
              and sent_at is null and used_at is null and ended_at is null)
            """;
    private static final String DUE = """
            select id, stop_id, account_id, club_id, asked_at, due_at, sent_at, expires_at, used_at, ended_at
            from lost_factor where due_at <= :now and sent_at is null and used_at is null and ended_at is null
            order by due_at limit 1
            """;
    private static final String SEND = """
            update lost_factor set sent_at = :now, expires_at = :expires
            where id = :id and due_at <= :now and sent_at is null and used_at is null and ended_at is null
            """;
    private static final String RELEASE = """
            update lost_factor set due_at = :now
            where account_id = :account and sent_at is null and used_at is null and ended_at is null
            """;
    private static final String END = """
            update lost_factor set ended_at = :now where account_id = :account and used_at is null and ended_at is null
            """;
    private static final String USE = """
            update lost_factor set used_at = :now
            where id = :id and used_at is null and ended_at is null and expires_at > :now
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final LinkRoutes routes;

    LostFactors(JdbcClient sql, Transactions transactions, LinkRoutes routes) {
        this.sql = sql;
        this.transactions = transactions;
        this.routes = routes;
    }

    /** @param stop the link of the first notices; @param dueAt empty: an owner decides */
    public record Lost(
            UUID id,
            UUID stop,
            AccountId account,
            ClubId club,
            Instant askedAt,
            Optional<Instant> dueAt,
            Optional<Instant> sentAt,
            Optional<Instant> expiresAt,
            Optional<Instant> usedAt,
            Optional<Instant> endedAt) {
        boolean open(Instant now) {
            return usedAt.isEmpty()
                    && endedAt.isEmpty()
                    && expiresAt.filter(at -> !at.isAfter(now)).isEmpty();
        }
    }

    /** @return whether this request is new; the one that stands is left as it is */
    boolean ask(UUID id, UUID stop, AccountId account, ClubId club, Optional<Instant> due) {
        var now = utc(transactions.now());
        sql.sql(END_OVER).param("account", account.value()).param("now", now).update();
        var asked = sql.sql(ASK)
                .param("id", id)
                .param("stop", stop)
                .param("account", account.value())
                .param("club", club.value())
                .param("now", now)
                .param("due", due.map(Times::utc).orElse(null))
                .update();
        if (asked == 0) return false;
        routes.add(id, LinkRoutes.Kind.LOST_FACTOR, club);
        routes.add(stop, LinkRoutes.Kind.LOST_FACTOR, club);
        return true;
    }

    Optional<Lost> find(UUID link) {
        return sql.sql(FIND).param("id", link).query((row, n) -> lost(row)).optional();
    }

    public List<Lost> pending(Collection<AccountId> accounts) {
        return sql.sql(PENDING)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .param("now", utc(transactions.now()))
                .query((row, n) -> lost(row))
                .list();
    }

    Question<Boolean> waiting() {
        return Question.whether(WAITING, Map.of("ahead", transactions.ahead()));
    }

    Optional<Lost> due() {
        return sql.sql(DUE)
                .param("now", utc(transactions.now()))
                .query((row, n) -> lost(row))
                .optional();
    }

    private static Lost lost(ResultSet row) throws SQLException {
        return new Lost(
                row.getObject("id", UUID.class),
                row.getObject("stop_id", UUID.class),
                new AccountId(row.getObject("account_id", UUID.class)),
                new ClubId(row.getObject("club_id", UUID.class)),
                Times.read(row, "asked_at"),
                Times.find(row, "due_at"),
                Times.find(row, "sent_at"),
                Times.find(row, "expires_at"),
                Times.find(row, "used_at"),
                Times.find(row, "ended_at"));
    }

    /** True for exactly one worker. */
    boolean send(UUID id) {
        var now = transactions.now();
        return sql.sql(SEND)
                        .param("id", id)
                        .param("now", utc(now))
                        .param("expires", utc(now.plus(LIFE)))
                        .update()
                == 1;
    }

    boolean release(AccountId account) {
        return onAccount(RELEASE, account);
    }

    /** Stopped, or no longer true. */
    public boolean end(AccountId account) {
        return onAccount(END, account);
    }

    private boolean onAccount(String statement, AccountId account) {
        return sql.sql(statement)
                        .param("account", account.value())
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    /** True for exactly one press. */
    boolean use(UUID id) {
        return sql.sql(USE)
                        .param("id", id)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }
}
