package app.latchkey.integration.imports;

import app.latchkey.clubs.Club;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.door.Cursor;
import app.latchkey.integration.door.FieldError;
import app.latchkey.integration.door.FieldError.Code;
import app.latchkey.integration.door.Items;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.once.Reply;
import app.latchkey.members.MemberImport;
import app.latchkey.members.MemberImport.Row;
import app.latchkey.members.MemberImport.Started;
import app.latchkey.members.MemberImport.Wishes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Takes a file in, and tells how far it is. */
@Component
class ImportFlow {
    private static final Set<String> KNOWN = Set.of("columns", "statuses");

    private final MemberImport imports;
    private final ObjectMapper json;

    ImportFlow(MemberImport imports, ObjectMapper json) {
        this.imports = imports;
        this.json = json;
    }

    record Upload(Path file, String name, boolean dryRun, Wishes wishes) {}

    /** From {@code {"columns": {heading: column}, "statuses": {word: meaning}}}. */
    Wishes wishes(String mapping) {
        if (mapping.isBlank()) return Wishes.NONE;
        var tree = tree(mapping);
        for (var name : tree.propertyNames())
            if (!KNOWN.contains(name)) throw Problem.invalid("mapping." + name, Code.UNKNOWN_FIELD, name);
        return new Wishes(texts(tree, "columns"), texts(tree, "statuses"));
    }

    private JsonNode tree(String mapping) {
        try {
            var tree = json.readTree(mapping);
            if (tree.isObject()) return tree;
        } catch (JacksonException malformed) {
            throw Problem.invalid("mapping", Code.WRONG_TYPE, "JSON object");
        }
        throw Problem.invalid("mapping", Code.WRONG_TYPE, "JSON object");
    }

    private static Map<String, String> texts(JsonNode tree, String name) {
        var texts = new LinkedHashMap<String, String>();
        var object = tree.get(name);
        if (object == null || object.isNull()) return texts;
        for (var entry : object.properties()) {
            if (!entry.getValue().isString()) throw Problem.invalid("mapping." + name, Code.WRONG_TYPE, "string");
            texts.put(entry.getKey(), entry.getValue().stringValue());
        }
        return texts;
    }

    /** Inside a transaction of the club. */
    Reply start(Caller caller, Upload upload) {
        var club = caller.club();
        var started = imports.start(
                club.id(), caller.actor(), upload.file(), upload.name(), upload.wishes(), upload.dryRun());
        return switch (started) {
            case Started.Refused(var problems) ->
                throw Problem.invalid(problems.stream()
                        .distinct()
                        .map(problem -> new FieldError(field(problem), Code.valueOf(problem)))
                        .toList());
            case Started.Import(var id) -> taken(caller, id);
        };
    }

    private static String field(String problem) {
        return problem.startsWith("UNKNOWN_") ? "mapping" : "file";
    }

    private Reply taken(Caller caller, UUID id) {
        var answer = show(caller.club(), id, 0, 1);
        return new Reply(202, caller.at("imports/" + id), "", json.writeValueAsString(answer));
    }

    ImportAnswer show(Club club, UUID id, long after, int most) {
        var status = imports.status(club.id(), id).orElseThrow(Problem::notFound);
        var rows = imports.rows(club.id(), id, after, most + 1);
        var page = rows.subList(0, Math.min(most, rows.size()));
        var next = rows.size() > most ? Optional.of(Cursor.of(page.getLast().line())) : Optional.<String>empty();
        return ImportAnswer.of(
                status, new Items<>(page.stream().map(Row::fields).toList(), next));
    }
}
