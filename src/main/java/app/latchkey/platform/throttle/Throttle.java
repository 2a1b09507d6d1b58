package app.latchkey.platform.throttle;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Budgets of failures, kept in the database so that every node and every restart counts the same. A try is counted before
 * its secret is looked at, in a transaction of its own, and given back when it succeeds: parallel tries cannot slip past.
 */
@Component
public class Throttle {
    private static final Logger LOG = LoggerFactory.getLogger(Throttle.class);
    private static final int MOST = 5;

    /**
     * Counts by itself where that is all there is to do: what is new, or fresh and not near its end. It is answered before it
     * is on the disk: if PostgreSQL dies within the second after, that count is forgotten. By places, since an array of
     * unknown length would be planned anew each time.
     */
    private static final String ONE_CALM = """
            with asked as (
              select (:kinds::text[])[n] as kind, decode((:keys::text[])[n], 'hex') as key_hash, (:most::int[])[n] as most,
                (:seconds::bigint[])[n] as seconds
              from (values (1), (2), (3), (4), (5)) p (n)
              where n <= cardinality(:kinds::text[]) and set_config('synchronous_commit', 'off', true) is not null
              order by n)
            insert into throttle as t (kind, key_hash, fails, since)
            select kind, key_hash, 1, now() + :ahead::bigint * interval '1 microsecond' from asked
            on conflict (kind, key_hash) do update set fails = t.fails + 1
              where t.until is null and exists (
                select from asked a where a.kind = t.kind and a.key_hash = t.key_hash and t.fails < a.most
                  and t.since > excluded.since - a.seconds * interval '1 second')
            returning kind, encode(key_hash, 'hex') as key
            """;

    /**
     * Counts where there is nothing to weigh: what stands there now, less this try, is what stood there before. The row is
     * locked also when it did not exist: without it the first tries of all would not see each other, and would lock in
     * another order than later ones.
     */
    private static final String ONE_MORE = """
            insert into throttle (kind, key_hash, fails, since)
            select b.kind, decode(b.key, 'hex'), 1, :now::timestamptz
            from unnest(:kinds::text[], :keys::text[]) with ordinality as b (kind, key, n) order by b.n
            on conflict (kind, key_hash) do update set fails = throttle.fails + 1
            returning kind, encode(key_hash, 'hex') as key, fails, since, until
            """;

    private static final String STATE =
            "select fails, since, until from throttle where kind = :kind and key_hash = :key";
    private static final String WRITE = """
            update throttle t set fails = b.fails, since = b.since, until = b.until
            from unnest(:kinds::text[], :keys::text[], :fails::int[], :since::timestamptz[], :until::timestamptz[])
              as b (kind, key, fails, since, until)
            where t.kind = b.kind and t.key_hash = decode(b.key, 'hex')
            """;
    private static final String CLEAR = "delete from throttle where kind = :kind and key_hash = :key";
    // Locked in the order given, as every try locks them.
    private static final String SETTLE = """
            with held as (
              select t.kind, t.key_hash, b.n
              from unnest(:kinds::text[], :keys::text[]) with ordinality as b (kind, key, n)
              join throttle t on t.kind = b.kind and t.key_hash = decode(b.key, 'hex')
              order by b.n for update of t),
            cleared as (
              delete from throttle t using held h where h.n <= :cleared and t.kind = h.kind and t.key_hash = h.key_hash)
            update throttle t set fails = t.fails - 1 from held h
            where h.n > :cleared and t.kind = h.kind and t.key_hash = h.key_hash and t.fails > 0
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
        if (transactions.running()) return weigh(budgets);
        return admit(transactions.glance(counting(budgets)));
    }

    /** What {@link #admit(Counted)} decides by. */
    public record Counted(List<Budget> budgets, List<Budget> calm) {}

    /**
     * The same in two steps, so that the first, which counts where there is nothing to weigh, can go over the wire together with
     * another question. In no transaction, and the second has to follow.
     */
    public Question<Counted> counting(List<Budget> budgets) {
        if (budgets.size() > MOST) throw new IllegalArgumentException("More than " + MOST + " budgets");
        var byKey = budgets.stream().collect(Collectors.toMap(Throttle::hex, budget -> budget));
        var values = Map.of(
                "kinds", budgets.stream().map(Budget::kind).toArray(String[]::new),
                "keys", budgets.stream().map(Throttle::hex).toArray(String[]::new),
                "most", budgets.stream().map(Budget::calm).toArray(Integer[]::new),
                "seconds",
                        budgets.stream()
                                .map(budget -> budget.kept().toSeconds())
                                .toArray(Long[]::new),
                "ahead", transactions.ahead());
        return Question.of(ONE_CALM, values, (row, n) -> Objects.requireNonNull(byKey.get(row.getString("key"))))
                .map(calm -> new Counted(budgets, calm));
    }

    public Admission admit(Counted counted) {
        if (counted.calm.size() == counted.budgets.size()) return new Admission.Admitted();
        if (!counted.calm.isEmpty()) giveBack(counted.calm);
        return transactions.global(() -> weigh(counted.budgets));
    }

    private Admission weigh(List<Budget> budgets) {
        var now = transactions.now();
        var before = oneMore(budgets, now);
        for (var state : before) {
            var closed = state.agedAt(now).closedUntil(now);
            if (closed.isEmpty()) continue;
            LOG.info("Refused: no try of {} is left until {}", state.budget.kind(), closed.get());
            write(before);
            return new Admission.Denied(state.budget.kind(), closed.get());
        }
        var counted = before.stream().map(State::oneMore).toList();
        var wanted =
                before.stream().map(state -> state.agedAt(now).failedAt(now)).toList();
        if (!wanted.equals(counted)) write(wanted);
        return new Admission.Admitted();
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

    /** That a try was no failure, for a transaction to take along. */
    public record Settlement(int cleared, List<Budget> budgets) {
        /** Nothing had been counted. */
        public static final Settlement NONE = new Settlement(0, List.of());

        public Question<Boolean> question() {
            return Question.done(
                    SETTLE,
                    Map.of(
                            "cleared", cleared,
                            "kinds", budgets.stream().map(Budget::kind).toArray(String[]::new),
                            "keys", budgets.stream().map(Throttle::hex).toArray(String[]::new)));
        }
    }

    /** An admitted try was no failure: its own budget is cleared, what it shares with others has this try back. */
    public static Settlement settlement(Budget own, List<Budget> shared) {
        return new Settlement(1, Stream.concat(Stream.of(own), shared.stream()).toList());
    }

    public void settle(Settlement settlement) {
        transactions.glance(settlement.question());
    }

    public void giveBack(List<Budget> shared) {
        settle(new Settlement(0, shared));
    }

    public int sweep(Duration olderThan) {
        return transactions.global(() -> sql.sql(SWEEP)
                .param("before", utc(transactions.now().minus(olderThan)))
                .update());
    }

    /** @return what stood there before, locked until the transaction ends */
    private List<State> oneMore(List<Budget> budgets, Instant now) {
        var byKey = budgets.stream().collect(Collectors.toMap(Throttle::hex, budget -> budget));
        var found = new HashMap<Budget, State>();
        sql.sql(ONE_MORE)
                .param("kinds", budgets.stream().map(Budget::kind).toArray(String[]::new))
                .param("keys", budgets.stream().map(Throttle::hex).toArray(String[]::new))
                .param("now", utc(now))
                .query((RowCallbackHandler) row -> {
                    var budget = Objects.requireNonNull(byKey.get(row.getString("key")));
                    found.put(budget, read(row, budget).oneLess());
                });
        return budgets.stream()
                .map(budget -> Objects.requireNonNull(found.get(budget)))
                .toList();
    }

    private State state(Budget budget, Instant now) {
        return sql.sql(STATE)
                .param("kind", budget.kind())
                .param("key", hash(budget))
                .query((row, n) -> read(row, budget))
                .optional()
                .map(state -> state.agedAt(now))
                .orElseGet(() -> new State(budget, 0, now, Optional.empty()));
    }

    private static State read(ResultSet row, Budget budget) throws SQLException {
        return new State(budget, row.getInt("fails"), Times.read(row, "since"), Times.find(row, "until"));
    }

    private void write(List<State> states) {
        sql.sql(WRITE)
                .param(
                        "kinds",
                        states.stream().map(state -> state.budget.kind()).toArray(String[]::new))
                .param("keys", states.stream().map(state -> hex(state.budget)).toArray(String[]::new))
                .param("fails", states.stream().map(State::fails).toArray(Integer[]::new))
                .param(
                        "since",
                        states.stream().map(state -> state.since.toString()).toArray(String[]::new))
                .param(
                        "until",
                        states.stream()
                                .map(state -> state.until.map(Instant::toString).orElse(null))
                                .toArray(String[]::new))
                .update();
    }

    private static String hex(Budget budget) {
        return HexFormat.of().formatHex(hash(budget));
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
            var end = until.orElse(since).plus(budget.kept());
            return end.isAfter(now) ? this : new State(budget, 0, now, Optional.empty());
        }

        State oneMore() {
            return new State(budget, fails + 1, since, until);
        }

        State oneLess() {
            return new State(budget, fails - 1, since, until);
        }

        State failedAt(Instant now) {
            var more = fails + 1;
            if (!budget.doubling() || more < budget.free()) return new State(budget, more, since, Optional.empty());
            var seconds = Math.min(budget.span().toSeconds(), 1L << Math.min(20, more - budget.free()));
            return new State(budget, more, since, Optional.of(now.plusSeconds(seconds)));
        }

        Optional<Instant> closedUntil(Instant now) {
            if (budget.doubling()) return until.filter(now::isBefore);
            return fails >= budget.free() ? Optional.of(since.plus(budget.span())) : Optional.empty();
        }
    }
}
