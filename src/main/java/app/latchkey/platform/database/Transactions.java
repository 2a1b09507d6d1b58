package app.latchkey.platform.database;

import app.latchkey.platform.ids.ClubId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to the database: a transaction inside one club, or a global one that sees no club row.
 *
 * <p>The first statement of every transaction names the club for row-level security and reads the database's clock;
 * {@link #now()} is that moment for everything done inside. Work inside the same club joins; entering another club, or a
 * club from a global transaction, is a bug and throws, since a second connection in one thread can starve the pool.
 */
public class Transactions {
    private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();
    private static final String GLANCE =
            "select now(), set_config('app.club_id', :entered, true), set_config('plan_cache_mode', 'force_generic_plan', true)";
    private static final String PLANNED_ONCE = ", set_config('plan_cache_mode', 'force_generic_plan', true)";

    private final TransactionTemplate template;
    private final TransactionTemplate readOnly;
    private final Entering entering;
    private final NamedParameterJdbcTemplate named;

    public Transactions(DataSource dataSource, Duration clockOffset) {
        this.entering = new Entering(dataSource, clockOffset);
        this.named = new NamedParameterJdbcTemplate(dataSource);
        this.template = new TransactionTemplate(entering);
        var definition = new DefaultTransactionDefinition();
        definition.setReadOnly(true);
        this.readOnly = new TransactionTemplate(entering, definition);
    }

    public <T> T inClub(ClubId club, Supplier<T> work) {
        return run(new Scope(club), template, work);
    }

    /**
     * For what is done many times a second in one shape, with a handful of ids: each of its statements is planned once a
     * connection. By itself PostgreSQL plans those that take an array anew each time, which costs more than running them; and
     * with many ids, or a limit, the plan that it makes once can be a bad one.
     */
    public <T> T inClubPlannedOnce(ClubId club, Supplier<T> work) {
        return run(new Scope(club, PLANNED_ONCE), template, work);
    }

    public void inClub(ClubId club, Runnable work) {
        inClub(club, () -> {
            work.run();
            return true;
        });
    }

    public <T> T readInClub(ClubId club, Supplier<T> work) {
        return run(new Scope(club), readOnly, work);
    }

    public <T> T global(Supplier<T> work) {
        return run(new Scope(null), template, work);
    }

    public void global(Runnable work) {
        global(() -> {
            work.run();
            return true;
        });
    }

    /** One statement over tables of the installation: it needs no clock and sees no club row, so it begins no transaction. */
    public <T> T glance(Supplier<T> statement) {
        return statement.get();
    }

    public <T> Optional<T> glance(Look<T> look) {
        return named.query(look.statement(), look.values(), look.row()).stream().findFirst();
    }

    public record Both<A, B>(Optional<A> first, Optional<B> second) {}

    /** Two looks over the wire together. */
    public <A, B> Both<A, B> glance(Look<A> first, Look<B> second) {
        var values = new HashMap<String, Object>(first.values());
        values.putAll(second.values());
        return together(
                first.statement(),
                new RowMapperResultSetExtractor<>(first.row()),
                second.statement(),
                values,
                second.row(),
                (one, other) ->
                        new Both<>(one.stream().findFirst(), other.stream().findFirst()));
    }

    /** @param now by the clock of the database, as in a transaction */
    public record Glance<T>(Instant now, List<T> rows) {}

    /**
     * One statement in a club, planned once, that begins no transaction: to enter goes over the wire together with it, and is
     * over when it is. For what is only read and needs a single look.
     */
    public <T> Glance<T> glance(ClubId club, String statement, Map<String, ?> values, RowMapper<T> row) {
        if (running()) throw new IllegalStateException("A transaction is running: the statement belongs into it");
        var all = new HashMap<String, Object>(values);
        all.put("entered", club.value().toString());
        return together(
                GLANCE,
                entered -> now(entered).plus(entering.offset),
                statement,
                all,
                row,
                (now, rows) -> new Glance<>(now, rows));
    }

    /** The rows of the second of two statements that go over the wire together; each sees what was committed before it. */
    public <T> List<T> together(String first, String second, Map<String, ?> values, RowMapper<T> row) {
        scope();
        return together(first, unread -> true, second, values, row, (unread, rows) -> rows);
    }

    /** Two statements of which nobody reads the answer, over the wire together. */
    public void together(String first, String second, SqlParameterSource values) {
        scope();
        named.execute(first + ";\n" + second, values, PreparedStatement::execute);
    }

    private <A, B, T> T together(
            String first,
            ResultSetExtractor<A> before,
            String second,
            Map<String, ?> values,
            RowMapper<B> row,
            BiFunction<A, List<B>, T> both) {
        return named.execute(first + ";\n" + second, values, prepared -> {
            prepared.execute();
            var read = before.extractData(prepared.getResultSet());
            prepared.getMoreResults();
            return both.apply(read, new RowMapperResultSetExtractor<>(row).extractData(prepared.getResultSet()));
        });
    }

    private static Instant now(ResultSet entered) throws SQLException {
        entered.next();
        return entered.getObject(1, OffsetDateTime.class).toInstant();
    }

    public boolean running() {
        return CURRENT.isBound();
    }

    /** The transaction's time by the database's clock, whole microseconds. */
    public Instant now() {
        return scope().now();
    }

    /** The club of the running transaction. */
    public ClubId club() {
        var club = scope().club;
        if (club == null) throw new IllegalStateException("This transaction is in no club");
        return club;
    }

    /** For the drill's own installations, and for a demo while it is made. */
    public void moveClock(Duration offset) {
        entering.offset = offset;
    }

    /** How far the clock was moved: that of a throw-away installation, or of a demo whose past is being played; zero everywhere else. */
    public Duration clockOffset() {
        return entering.offset;
    }

    private static Scope scope() {
        if (!CURRENT.isBound()) throw new IllegalStateException("Outside a transaction");
        return CURRENT.get();
    }

    private <T> T run(Scope wanted, TransactionTemplate how, Supplier<T> work) {
        if (CURRENT.isBound()) {
            var running = CURRENT.get();
            if (wanted.club != null && !wanted.club.equals(running.club))
                throw new IllegalStateException("A transaction of " + running.club + " may not enter " + wanted.club);
            return work.get();
        }
        return ScopedValue.where(CURRENT, wanted).call(() -> {
            // A supplier never answers null here: every business answer is a value.
            @Nullable T result = how.execute(status -> work.get());
            if (result == null) throw new IllegalStateException("A transaction answered null");
            return result;
        });
    }

    private static final class Scope {
        private final @Nullable ClubId club;
        private final String settings;
        private @Nullable Instant now;

        Scope(@Nullable ClubId club) {
            this(club, "");
        }

        Scope(@Nullable ClubId club, String settings) {
            this.club = club;
            this.settings = settings;
        }

        String entering() {
            if (club == null) return "select now()";
            return "select now(), set_config('app.club_id', ?, true)" + settings;
        }

        Instant now() {
            if (now == null) throw new IllegalStateException("The transaction has not begun");
            return now;
        }
    }

    private static final class Entering extends DataSourceTransactionManager {
        private volatile Duration offset;

        Entering(DataSource dataSource, Duration offset) {
            super(dataSource);
            this.offset = offset;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            super.doBegin(transaction, definition);
            var scope = scope();
            var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
            if (holder == null) throw new IllegalStateException("No connection was bound");
            // Prepared, so that the server plans it once a connection and not once a transaction.
            try (var statement = holder.getConnection().prepareStatement(scope.entering())) {
                if (scope.club != null)
                    statement.setString(1, scope.club.value().toString());
                try (var rows = statement.executeQuery()) {
                    scope.now = Transactions.now(rows).plus(offset);
                }
            } catch (SQLException failed) {
                super.doCleanupAfterCompletion(transaction);
                throw new org.springframework.transaction.CannotCreateTransactionException("Could not enter", failed);
            }
        }
    }
}
