package app.latchkey.integration.door;

import app.latchkey.integration.door.FieldError.Code;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A JSON object that a program sent. Faults are gathered while it is read and told all at once. */
public final class Body {
    private final JsonNode fields;
    private final List<FieldError> faults = new ArrayList<>();

    private Body(JsonNode fields) {
        this.fields = fields;
    }

    public static Body read(ObjectMapper json, byte[] bytes, Set<String> known) {
        var body = new Body(tree(json, bytes));
        for (var name : body.fields.propertyNames())
            if (!known.contains(name)) body.fault(name, Code.UNKNOWN_FIELD, name);
        return body;
    }

    private static JsonNode tree(ObjectMapper json, byte[] bytes) {
        try {
            var tree = json.readTree(bytes);
            if (tree == null || !tree.isObject()) throw Problem.of(ProblemCode.BODY_MALFORMED);
            return tree;
        } catch (JacksonException malformed) {
            throw Problem.of(ProblemCode.BODY_MALFORMED);
        }
    }

    /** Also when its value is null, which means: nothing shall stand there. */
    public boolean has(String name) {
        return fields.has(name);
    }

    public String text(String name) {
        return value(name)
                .filter(value -> value.isString() || wrong(name, "string"))
                .map(JsonNode::stringValue)
                .orElse("");
    }

    public Optional<LocalDate> date(String name) {
        var typed = text(name);
        if (typed.isEmpty()) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException unreadable) {
            fault(name, Code.DATE_UNREADABLE);
            return Optional.empty();
        }
    }

    public Optional<Integer> whole(String name) {
        return value(name)
                .filter(value -> value.isIntegralNumber() && value.canConvertToInt() || wrong(name, "integer"))
                .map(JsonNode::intValue);
    }

    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        value(name)
                .filter(value -> value.isArray() || wrong(name, "array of strings"))
                .ifPresent(all -> {
                    for (var one : all) {
                        if (one.isString()) texts.add(one.stringValue());
                        else wrong(name, "array of strings");
                    }
                });
        return texts;
    }

    public void fault(String name, Code code, String... arguments) {
        faults.add(new FieldError(name, code, arguments));
    }

    /** Throws everything that was found wrong. */
    public void check() {
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isNull());
    }

    // A value of the wrong type is one fault, however often it is asked for.
    private boolean wrong(String name, String wanted) {
        if (faults.stream().noneMatch(fault -> fault.field().equals(name))) fault(name, Code.WRONG_TYPE, wanted);
        return false;
    }
}
