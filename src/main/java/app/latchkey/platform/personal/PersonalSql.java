package app.latchkey.platform.personal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks each table of a room with its own statement; one value a row. */
public final class PersonalSql {
    private PersonalSql() {}

    /**
     * @param tables name to statement, in the order of the answer
     * @param params the same for every statement
     */
    public static Map<String, List<String>> rows(JdbcClient sql, Map<String, String> tables, Map<String, ?> params) {
        var rows = new LinkedHashMap<String, List<String>>();
        tables.forEach((table, statement) -> rows.put(
                table, sql.sql(statement).params(params).query(String.class).list()));
        return rows;
    }
}
