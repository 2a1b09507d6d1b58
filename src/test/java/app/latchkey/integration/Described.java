package app.latchkey.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The description of the API, to hold answers against: routes, statuses, property names, types. */
final class Described {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOC = read();

    private Described() {}

    static JsonNode doc() {
        return DOC;
    }

    /** {@code "GET /api/v1/…  200"} for each status that is described by itself. */
    static Set<String> answers() {
        var all = new TreeSet<String>();
        for (var path : DOC.get("paths").properties())
            for (var operation : path.getValue().properties())
                if (!operation.getKey().equals("parameters"))
                    for (var status : operation.getValue().get("responses").propertyNames())
                        if (!status.equals("default"))
                            all.add(operation.getKey().toUpperCase() + " " + path.getKey() + " " + status);
        return all;
    }

    static Set<String> routes() {
        var routes = new TreeSet<String>();
        answers().forEach(answer -> routes.add(answer.substring(0, answer.lastIndexOf(' '))));
        return routes;
    }

    /** Fails where an answer has what is not described, or lacks what is; says which described answer it was. */
    static String hold(String method, String address, int status, String body) {
        var path = template(address.replaceFirst("\\?.*", ""));
        var operation = DOC.get("paths").get(path).get(method.toLowerCase());
        assertThat(operation).as(method + " " + path).isNotNull();
        var responses = operation.get("responses");
        var response = responses.has("" + status) ? responses.get("" + status) : responses.get("default");
        assertThat(response)
                .as(method + " " + path + " answered " + status + " " + body)
                .isNotNull();
        var schema = response.get("content")
                .properties()
                .iterator()
                .next()
                .getValue()
                .get("schema");
        fits(schema, JSON.readTree(body), method + " " + path + " " + status);
        return method + " " + path + " " + status;
    }

    private static String template(String address) {
        for (var path : DOC.get("paths").propertyNames())
            if (address.matches(path.replaceAll("\\{[a-z]+}", "[^/]+"))) return path;
        throw new AssertionError(address + " is nowhere described");
    }

    private static void fits(JsonNode schema, JsonNode value, String where) {
        if (schema.has("$ref")) {
            var name = schema.get("$ref").stringValue().replaceFirst(".*/", "");
            fits(DOC.get("components").get("schemas").get(name), value, where + " " + name);
            return;
        }
        if (schema.has("type"))
            assertThat(types(schema)).as(where + ": " + value).contains(type(value, types(schema)));
        if (schema.has("enum"))
            assertThat(schema.get("enum").valueStream().map(JsonNode::stringValue))
                    .as(where)
                    .contains(value.stringValue());
        if (value.isArray() && schema.has("items")) value.forEach(one -> fits(schema.get("items"), one, where + "[]"));
        if (value.isObject() && schema.has("properties")) object(schema, value, where);
    }

    private static void object(JsonNode schema, JsonNode value, String where) {
        var known = schema.get("properties");
        for (var property : value.properties()) {
            assertThat(known.has(property.getKey()))
                    .as(where + " has " + property.getKey())
                    .isTrue();
            fits(known.get(property.getKey()), property.getValue(), where + "." + property.getKey());
        }
        if (schema.has("required"))
            for (var name : schema.get("required"))
                assertThat(value.has(name.stringValue()))
                        .as(where + " lacks " + name)
                        .isTrue();
        if (value.has("evidence") && value.has("code"))
            fits(evidence(value.get("code").stringValue()), value.get("evidence"), where + ".evidence");
    }

    private static JsonNode evidence(String code) {
        return DOC.get("components").get("schemas").get("Evidence_" + code);
    }

    private static List<String> types(JsonNode schema) {
        var type = schema.get("type");
        return type.isArray() ? type.valueStream().map(JsonNode::stringValue).toList() : List.of(type.stringValue());
    }

    private static String type(JsonNode value, List<String> wanted) {
        if (value.isNumber() && wanted.contains("number")) return "number";
        return Map.of("STRING", "string", "OBJECT", "object", "ARRAY", "array", "BOOLEAN", "boolean", "NULL", "null")
                .getOrDefault(value.getNodeType().name(), value.isIntegralNumber() ? "integer" : "number");
    }

    private static JsonNode read() {
        try (var in = Described.class.getResourceAsStream("/api/openapi.json")) {
            return JSON.readTree(in.readAllBytes());
        } catch (java.io.IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }
}
