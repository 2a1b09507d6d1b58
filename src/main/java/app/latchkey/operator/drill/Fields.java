package app.latchkey.operator.drill;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One JSON object of a case file, read field by field; a field that nobody reads is a mistake and said so. */
final class Fields {
    private final JsonNode node;
    private final String where;
    private final Set<String> read = new HashSet<>();

    Fields(JsonNode node, String where) {
        if (!node.isObject()) throw new Unplayable(where + " must be an object { … }");
        this.node = node;
        this.where = where;
    }

    Optional<String> find(String name) {
        return node(name).map(value -> {
            if (!value.isValueNode()) throw wrong(name, "a text");
            return value.asString();
        });
    }

    String text(String name) {
        return find(name).orElseThrow(() -> new Unplayable(where + " needs \"" + name + "\""));
    }

    String text(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return node(name)
                .map(value -> {
                    if (!value.isBoolean()) throw wrong(name, "true or false");
                    return value.asBoolean();
                })
                .orElse(otherwise);
    }

    int number(String name, int otherwise) {
        return node(name)
                .map(value -> {
                    if (!value.isInt()) throw wrong(name, "a whole number");
                    return value.asInt();
                })
                .orElse(otherwise);
    }

    Duration duration(String name) {
        var text = text(name);
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw wrong(name, "a duration such as PT15M or P2D");
        }
    }

    List<String> texts(String name) {
        return list(name).stream().map(JsonNode::asString).toList();
    }

    Map<String, String> map(String name) {
        var all = new LinkedHashMap<String, String>();
        node(name).ifPresent(value -> {
            if (!value.isObject()) throw wrong(name, "an object { … }");
            value.properties()
                    .forEach(entry -> all.put(entry.getKey(), entry.getValue().asString()));
        });
        return all;
    }

    Optional<Fields> object(String name) {
        return node(name).map(value -> new Fields(value, where + "." + name));
    }

    List<Fields> objects(String name) {
        var all = new ArrayList<Fields>();
        for (var value : list(name)) all.add(new Fields(value, where + "." + name + "[" + all.size() + "]"));
        return all;
    }

    /** One object may stand without its brackets. */
    private List<JsonNode> list(String name) {
        var all = new ArrayList<JsonNode>();
        node(name).ifPresent(value -> {
            if (value.isArray()) value.forEach(all::add);
            else all.add(value);
        });
        return all;
    }

    private Optional<JsonNode> node(String name) {
        read.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    /** The one field of an object such as {"wait": …}. */
    String only() {
        var names = node.properties().stream().map(Map.Entry::getKey).toList();
        if (names.size() != 1) throw new Unplayable(where + " must hold one verb, and it holds " + names);
        return names.getFirst();
    }

    Fields nothingElse() {
        for (var entry : node.properties())
            if (!read.contains(entry.getKey()))
                throw new Unplayable(where + " holds \"" + entry.getKey() + "\", which means nothing there; known are "
                        + read.stream().sorted().toList());
        return this;
    }

    String where() {
        return where;
    }

    Unplayable wrong(String name, String wanted) {
        return new Unplayable(where + "." + name + " must be " + wanted);
    }
}
