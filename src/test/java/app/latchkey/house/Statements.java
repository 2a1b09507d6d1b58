package app.latchkey.house;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every SQL statement that stands in a constant of the application, read from the loaded classes: what runs, not what is written. */
final class Statements {
    private static final Pattern SQL =
            Pattern.compile("(?s)^\\s*(select|insert into|update|delete from|with)\\s.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile("'[^']*'|::|:([a-zA-Z][a-zA-Z0-9_]*)");
    private static final Pattern TABLE =
            Pattern.compile("(?i)\\b(?:from|join|into|update|using)\\s+(?:only\\s+)?([a-z_]+)");

    private static final Pattern WRITES =
            Pattern.compile("\\b(insert into|delete from|update [a-z_]+( [a-z]+)? set)\\b");

    private Statements() {}

    /** @param name class and constant */
    record Statement(String name, String sql) {
        /** With $1, $2 … in place of the named parameters. */
        String numbered() {
            var numbers = new LinkedHashMap<String, Integer>();
            return PARAMETER
                    .matcher(sql)
                    .replaceAll(hit -> hit.group(1) == null
                            ? hit.group().replace("$", "\\$")
                            : "\\$" + numbers.computeIfAbsent(hit.group(1), name -> numbers.size() + 1));
        }

        List<String> parameters() {
            return PARAMETER
                    .matcher(sql)
                    .results()
                    .filter(hit -> hit.group(1) != null)
                    .map(hit -> hit.group(1))
                    .distinct()
                    .toList();
        }

        Set<String> tables(List<String> known) {
            var named = new TreeSet<String>();
            TABLE.matcher(sql)
                    .results()
                    .map(hit -> hit.group(1))
                    .filter(known::contains)
                    .forEach(named::add);
            return named;
        }

        /** Also one that begins by naming what it reads. */
        boolean reads() {
            var text = sql.strip().toLowerCase();
            return text.startsWith("select")
                    || text.startsWith("with") && !WRITES.matcher(text).find();
        }
    }

    static List<Statement> all() {
        Map<String, Statement> found = new TreeMap<>();
        try {
            var classes = new PathMatchingResourcePatternResolver().getResources("classpath*:app/latchkey/**/*.class");
            for (var file : classes) {
                var path = file.getURI().toString();
                if (!path.contains("/target/classes/")) continue;
                var name = path.replaceAll(".*/target/classes/", "")
                        .replace(".class", "")
                        .replace('/', '.');
                if (name.contains("package-info") || name.contains("jte.") || name.contains(".Jte")) continue;
                var type = Class.forName(name, false, Statements.class.getClassLoader());
                for (var field : type.getDeclaredFields()) collect(type, field, found);
            }
        } catch (ReflectiveOperationException | java.io.IOException failed) {
            throw new IllegalStateException(failed);
        }
        return new ArrayList<>(found.values());
    }

    private static void collect(Class<?> type, java.lang.reflect.Field field, Map<String, Statement> found)
            throws IllegalAccessException {
        if (!Modifier.isStatic(field.getModifiers())) return;
        if (field.getType() != String.class && !Map.class.isAssignableFrom(field.getType())) return;
        field.setAccessible(true);
        var texts = field.get(null) instanceof Map<?, ?> map ? map.values() : List.of(String.valueOf(field.get(null)));
        var n = 0;
        for (var text : texts) {
            if (!(text instanceof String sql) || !SQL.matcher(sql).matches()) continue;
            var name = type.getName().replace("app.latchkey.", "") + "." + field.getName() + (n++ == 0 ? "" : " " + n);
            found.put(name, new Statement(name, sql));
        }
    }
}
