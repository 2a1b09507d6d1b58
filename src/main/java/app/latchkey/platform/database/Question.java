package app.latchkey.platform.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * Statements for {@link Transactions} to send over the wire together, and how their answer is read. Each sees what was committed
 * before it, and what those before it have done. A name of a value means the same in all of them.
 */
public final class Question<T> {
    /** Reads the results of its own statements, the first of which is the current one, and stays at the last. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(PreparedStatement sent) throws SQLException;
    }

    private final String text;
    private final Map<String, ?> values;
    private final Reading<T> reading;

    private Question(String text, Map<String, ?> values, Reading<T> reading) {
        this.text = text;
        this.values = values;
        this.reading = reading;
    }

    public static <T> Question<T> of(String statement, Map<String, ?> values, ResultSetExtractor<T> answer) {
        return new Question<>(statement, values, sent -> answer.extractData(sent.getResultSet()));
    }

    public static <T> Question<List<T>> of(String statement, Map<String, ?> values, RowMapper<T> row) {
        return of(statement, values, new RowMapperResultSetExtractor<>(row));
    }

    /** The one row that it finds, or none. */
    public static <T> Question<Optional<T>> one(String statement, Map<String, ?> values, RowMapper<T> row) {
        return of(statement, values, row).map(rows -> rows.stream().findFirst());
    }

    /** A statement that is only to be done. */
    public static Question<Boolean> done(String statement, Map<String, ?> values) {
        return new Question<>(statement, values, sent -> true);
    }

    /** At least one, answered in this order. */
    public static <T> Question<List<T>> all(List<Question<T>> questions) {
        return questions.stream()
                .map(one -> one.map(List::of))
                .reduce((before, one) -> before.and(one)
                        .map(both -> Stream.concat(both.first().stream(), both.second().stream())
                                .toList()))
                .orElseThrow();
    }

    /** Of a statement that always has one row of one column. */
    public static Question<Boolean> whether(String statement, Map<String, ?> values) {
        return of(statement, values, (row, n) -> row.getBoolean(1)).map(List::getFirst);
    }

    /** @param first to this one, @param second to what was sent with it */
    public record Both<A, B>(A first, B second) {}

    public <B> Question<Both<T, B>> and(Question<B> next) {
        var all = new HashMap<String, Object>(values);
        all.putAll(next.values);
        return new Question<>(text + ";\n" + next.text, all, sent -> {
            var first = reading.read(sent);
            sent.getMoreResults();
            return new Both<>(first, next.reading.read(sent));
        });
    }

    public <B> Question<B> then(Question<B> next) {
        return and(next).map(Both::second);
    }

    public <B> Question<B> map(Function<T, B> answer) {
        return new Question<>(text, values, sent -> answer.apply(reading.read(sent)));
    }

    String text() {
        return text;
    }

    Map<String, ?> values() {
        return values;
    }

    T read(PreparedStatement executed) throws SQLException {
        return reading.read(executed);
    }
}
