package app.latchkey.operator.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables as PostgreSQL knows them, in an order in which each points only at rows that are there already. */
final class Catalogue {
    /** What opens something by itself, or is of the moment: a backup brings none of it back to life. */
    static final Set<String> LEFT_OUT = Set.of(
            "flyway_schema_history",
            "session",
            "throttle",
            "mailed_code",
            "reset",
            "confirmation",
            "recovery_code",
            "passkey_challenge_used",
            "operator_link",
            "reception_seat",
            "scheduled_tasks",
            "lane_hold",
            "lane_minute",
            "domain_pause",
            "our_refusal",
            "mail_domain");

    private static final String TABLES = """
            select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
            from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            where c.relkind = 'r' group by c.relname order by c.relname
            """;
    private static final String POINTS = """
            select t.relname as name, f.relname as target from pg_constraint c
            join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
            join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
            where c.contype = 'f' and t.oid <> f.oid
            """;

    private Catalogue() {}

    record Table(String name, List<String> columns) {
        String quoted() {
            return "\"" + name + "\"";
        }

        String quotedColumns() {
            return "\"" + String.join("\", \"", columns) + "\"";
        }
    }

    static List<Table> read(Connection connection) throws SQLException {
        var tables = new HashMap<String, Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next())
                if (!LEFT_OUT.contains(rows.getString("name")))
                    tables.put(rows.getString("name"), new Table(rows.getString("name"), List.of((String[])
                            rows.getArray("columns").getArray())));
        }
        var points = new HashMap<String, Set<String>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(POINTS)) {
            while (rows.next())
                points.computeIfAbsent(rows.getString("name"), any -> new HashSet<>())
                        .add(rows.getString("target"));
        }
        return ordered(tables, points);
    }

    private static List<Table> ordered(Map<String, Table> tables, Map<String, Set<String>> points) {
        var ordered = new ArrayList<Table>();
        var placed = new HashSet<String>();
        while (placed.size() < tables.size()) {
            var next = tables.keySet().stream()
                    .filter(name -> !placed.contains(name))
                    .filter(name -> points.getOrDefault(name, Set.of()).stream()
                            .allMatch(target -> placed.contains(target) || !tables.containsKey(target)))
                    .sorted()
                    .toList();
            if (next.isEmpty()) throw new IllegalStateException("Tables that point at each other: " + tables.keySet());
            next.forEach(name -> ordered.add(tables.get(name)));
            placed.addAll(next);
        }
        return ordered;
    }
}
