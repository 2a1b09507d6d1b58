package app.latchkey.platform.throttle;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Budgets of failures, kept in the database so that every node and every restart counts the same. A try is counted before
 * its secret is looked at, in a transaction of its own, and given back when it succeeds: parallel tries cannot slip past.
 */
@Component
public class Throttle {
    /**
     * Locks the row also when it did not exist: without it the first tries of all would not see each other, and would lock
     * in another order than later ones.
     */
    private static final String LOCK = """
            insert into throttle (kind, key_hash, fails, since) values (:kind, :key, 0, :now)
            on conflict (kind, key_hash) do update set fails = throttle.fails
            returning fails, since, until
            """;

    private static final String STATE =
            "select fails, since, until from throttle where kind = :kind and key_hash = :key";
    private static final String COUNT = """
            update throttle set fails = :fails, since = :since, until = :until::timestamptz
            where kind = :kind and key_hash = :key
            """;
    private static final String CLEAR = "delete from throttle where kind = :kind and key_hash = :key";
    private static final String GIVE_BACK = """
            update throttle set fails = fails - 1 where kind = :kind and key_hash = :key and fails > 0
            """;
    private static final String SWEEP =
            "delete from throttle where since < :before and (until is null or until < :before)";

    private final JdbcClient sql;
    private final Transactions transactions;

    public Throttle(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** Counts one try against every budget, or against none if any of them is spent. Budgets are locked in the order given. */
    public Admission admit(List<Budget> budgets) {
        return transactions.global(() -> {
            var now = transactions.now();
            var states = budgets.stream().map(budget -> locked(budget, now)).toList();
            for (var state : states) {
                var closed = state.closedUntil(now);
                if (closed.isPresent()) return new Admission.Denied(state.budget.kind(), closed.get());
            }
            states.forEach(state -> count(state, now));
            return new Admission.Admitted();
        });
    }

    /** When a budget opens again, without counting. */
    public Optional<Instant> closedUntil(Budget budget) {
        return transactions.global(() -> state(budget, transactions.now()).closedUntil(transactions.now()));
    }

    public void clear(Budget budget) {
        transactions.global(() -> {
            sql.sql(CLEAR)
                    .param("kind", budget.kind())
                    .param("key", hash(budget))
                    .update();
        });
    }

    public void giveBack(Budget budget) {
        transactions.global(() -> {
            sql.sql(GIVE_BACK)
                    .param("kind", budget.kind())
                    .param("key", hash(budget))
                    .update();
        });
    }

    public int sweep(Duration olderThan) {
        return transactions.global(() -> sql.sql(SWEEP)
                .param("before", utc(transactions.now().minus(olderThan)))
                .update());
    }

    private State locked(Budget budget, Instant now) {
        return state(sql.sql(LOCK).param("now", utc(now)), budget, now);
    }

    private State state(Budget budget, Instant now) {
        return state(sql.sql(STATE), budget, now);
    }

    private static State state(StatementSpec statement, Budget budget, Instant now) {
        return statement
                .param("kind", budget.kind())
                .param("key", hash(budget))
                .query((row, n) ->
                        new State(budget, row.getInt("fails"), Times.read(row, "since"), Times.find(row, "until")))
                .optional()
                .map(state -> state.agedAt(now))
                .orElseGet(() -> new State(budget, 0, now, Optional.empty()));
    }

    private void count(State state, Instant now) {
        var fails = state.fails + 1;
        var budget = state.budget;
        var until = Optional.<Instant>empty();
        if (budget.doubling() && fails >= budget.free()) {
            var seconds = Math.min(budget.span().toSeconds(), 1L << Math.min(20, fails - budget.free()));
            until = Optional.of(now.plusSeconds(seconds));
        }
        sql.sql(COUNT)
                .param("kind", budget.kind())
                .param("key", hash(budget))
                .param("fails", fails)
                .param("since", utc(state.since))
                .param("until", until.map(Times::utc).orElse(null))
                .update();
    }

    private static byte[] hash(Budget budget) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((budget.kind() + '\n' + budget.key()).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record State(Budget budget, int fails, Instant since, Optional<Instant> until) {
        State agedAt(Instant now) {
            // A pair is forgotten a day after its last wait; a window begins anew.
            var end = budget.doubling() ? until.orElse(since).plus(Duration.ofDays(1)) : since.plus(budget.span());
            return end.isAfter(now) ? this : new State(budget, 0, now, Optional.empty());
        }

        Optional<Instant> closedUntil(Instant now) {
            if (budget.doubling()) return until.filter(now::isBefore);
            return fails >= budget.free() ? Optional.of(since.plus(budget.span())) : Optional.empty();
        }
    }
}
