package app.latchkey.platform.database;

import java.util.Map;
import org.springframework.jdbc.core.RowMapper;

/** A statement over tables of the installation that finds one row or none, for {@link Transactions} to send. */
public record Look<T>(String statement, Map<String, ?> values, RowMapper<T> row) {}
