package app.latchkey.platform.database;

import app.latchkey.platform.ids.ClubId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
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
    private static final String WITH_THE_FIRST_QUESTION = "";
    private static final String PLANNED_ONCE = ", set_config('plan_cache_mode', 'force_generic_plan', true)";
    private static final String ENTERING = "select now(), set_config('app.club_id', :entered, true)" + PLANNED_ONCE;

    private static final Question<Boolean> LOOKING = Question.done(
            "select set_config('enable_seqscan', 'off', true), set_config('lock_timeout', '1s', true)", Map.of());

    private final TransactionTemplate template;
    private final TransactionTemplate readOnly;
    private final Entering entering;
    private final NamedParameterJdbcTemplate named;

    public Transactions(DataSource dataSource, Duration clockOffset) {
        this.named = new NamedParameterJdbcTemplate(dataSource);
        this.entering = new Entering(dataSource, named, clockOffset);
        this.template = new TransactionTemplate(entering);
        var definition = new DefaultTransactionDefinition();
        definition.setReadOnly(true);
        this.readOnly = new TransactionTemplate(entering, definition);
    }

    public <T> T inClub(ClubId club, Supplier<T> work) {
        return run(Scope.inClub(club, ""), template, work);
    }

    /**
     * For what is done many times a second in one shape, with a handful of ids: each of its statements is planned once a
     * connection. By itself PostgreSQL plans those that take an array anew each time, which costs more than running them; and
     * with many ids, or a limit, the plan that it makes once can be a bad one.
     */
    public <T> T inClubPlannedOnce(ClubId club, Supplier<T> work) {
        return run(Scope.inClub(club, PLANNED_ONCE), template, work);
    }

    /** The same, begun with a question that goes over the wire together with the entering. */
    public <A, T> T inClubPlannedOnce(ClubId club, Question<A> first, Function<A, T> work) {
        notRunning();
        var scope = new Scope(club, WITH_THE_FIRST_QUESTION);
        return run(scope, template, () -> {
            var begun = sent(entering(club).and(first));
            scope.now = begun.first();
            return work.apply(begun.second());
        });
    }

    public void inClub(ClubId club, Runnable work) {
        inClub(club, () -> {
            work.run();
            return true;
        });
    }

    public <T> T readInClub(ClubId club, Supplier<T> work) {
        return run(Scope.inClub(club, ""), readOnly, work);
    }

    public <T> T global(Supplier<T> work) {
        return run(Scope.global(), template, work);
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

    /** The same for a question. */
    public <T> T glance(Question<T> question) {
        return sent(question);
    }

    /**
     * The same for what is asked again and again whether there is any of it. Planned by the indexes, however empty a table is just
     * then: the plan is kept while the table fills. And a table that is locked for longer than a second is a failure.
     */
    public <T> T look(Question<T> question) {
        return sent(LOOKING.then(question));
    }

    /** @param now by the clock of the database, as in a transaction */
    public record Glance<T>(Instant now, T seen) {}

    /**
     * A question in a club, planned once, that begins no transaction: to enter goes over the wire together with it, and is over
     * when it is. For what is only read and needs a single look.
     */
    public <T> Glance<T> glance(ClubId club, Question<T> question) {
        notRunning();
        return sent(entering(club).and(question).map(both -> new Glance<>(both.first(), both.second())));
    }

    private void notRunning() {
        if (running()) throw new IllegalStateException("A transaction is running: the question belongs into it");
    }

    /** Inside a transaction. */
    public <T> T ask(Question<T> question) {
        scope();
        return sent(question);
    }

    /**
     * The last thing in a transaction, over the wire with its commit; whatever follows in the transaction does not see it. What is
     * wrong with it is thrown to whoever began the transaction.
     */
    public void last(Question<?> question) {
        var scope = scope();
        if (scope.last != null) throw new IllegalStateException("This transaction has its last words");
        scope.last = question;
    }

    private Question<Instant> entering(ClubId club) {
        return Question.of(ENTERING, Map.of("entered", club.value().toString()), entering::now);
    }

    private <T> T sent(Question<T> question) {
        return named.execute(question.text(), question.values(), prepared -> {
            prepared.execute();
            return question.read(prepared);
        });
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

    /** The same in microseconds, for a statement that reads the clock by itself. */
    public long ahead() {
        return clockOffset().toNanos() / 1000;
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
        /** What enters; nothing where that goes with the first question. */
        private final String entering;

        private @Nullable Instant now;
        private @Nullable Question<?> last;

        private Scope(@Nullable ClubId club, String entering) {
            this.club = club;
            this.entering = entering;
        }

        static Scope global() {
            return new Scope(null, "select now()");
        }

        static Scope inClub(ClubId club, String settings) {
            return new Scope(club, "select now(), set_config('app.club_id', ?, true)" + settings);
        }

        Instant now() {
            if (now == null) throw new IllegalStateException("The transaction has not begun");
            return now;
        }
    }

    private static final class Entering extends DataSourceTransactionManager {
        private final NamedParameterJdbcTemplate named;
        private volatile Duration offset;

        Entering(DataSource dataSource, NamedParameterJdbcTemplate named, Duration offset) {
            super(dataSource);
            this.named = named;
            this.offset = offset;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            super.doBegin(transaction, definition);
            var scope = scope();
            if (scope.entering.isEmpty()) return;
            var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
            if (holder == null) throw new IllegalStateException("No connection was bound");
            // Prepared, so that the server plans it once a connection and not once a transaction.
            try (var statement = holder.getConnection().prepareStatement(scope.entering)) {
                if (scope.club != null)
                    statement.setString(1, scope.club.value().toString());
                try (var rows = statement.executeQuery()) {
                    scope.now = now(rows);
                }
            } catch (SQLException failed) {
                super.doCleanupAfterCompletion(transaction);
                throw new org.springframework.transaction.CannotCreateTransactionException("Could not enter", failed);
            }
        }

        Instant now(ResultSet entered) throws SQLException {
            entered.next();
            return entered.getObject(1, OffsetDateTime.class).toInstant().plus(offset);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            var last = scope().last;
            // The driver knows then that there is nothing left to commit.
            if (last != null) named.execute(last.text() + ";\ncommit", last.values(), PreparedStatement::execute);
            super.doCommit(status);
        }
    }
}
