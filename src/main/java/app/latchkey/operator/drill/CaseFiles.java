package app.latchkey.operator.drill;

import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads case files; each holds one case or a list of them. A folder stands for its {@code .json} files. */
final class CaseFiles {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\"<>,;:()]+@[^\\s\"<>,;:()]+");

    private final ObjectMapper json = new ObjectMapper();

    List<DrillCase> read(List<String> named) {
        var all = new ArrayList<DrillCase>();
        for (var file : files(named)) {
            var tree = tree(file);
            if (!tree.isArray()) all.add(readable(tree, file));
            else for (var one : tree) all.add(readable(one, file));
        }
        if (all.isEmpty()) throw new StartRefused("There is no case in " + String.join(" ", named) + ".");
        return all;
    }

    private static List<Path> files(List<String> named) {
        var all = new ArrayList<Path>();
        for (var name : named) {
            var path = Path.of(name);
            if (Files.isRegularFile(path)) all.add(path);
            else if (Files.isDirectory(path)) all.addAll(inside(path));
            else throw new StartRefused("There is no file " + name + ".");
        }
        return all;
    }

    private static List<Path> inside(Path folder) {
        try (var found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new StartRefused(folder + " cannot be read: " + unreadable.getMessage());
        }
    }

    private JsonNode tree(Path file) {
        try {
            return json.readTree(Files.readString(file));
        } catch (IOException | JacksonException unreadable) {
            throw new StartRefused(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static DrillCase readable(JsonNode node, Path file) {
        try {
            return read(node, file);
        } catch (Unplayable wrong) {
            throw new StartRefused(file + ": " + wrong.getMessage() + ". docs/drill.md has the format.");
        }
    }

    private static DrillCase read(JsonNode node, Path file) {
        var given = new Fields(node, "case");
        given.find("story");
        var members = given.objects("members");
        var list = given.object("import");
        var first = firstPerson(members, list);
        var expected = given.objects("expect").stream()
                .map(fields -> Expected.of(fields, first))
                .toList();
        var solver = expected.isEmpty() ? first.orElse("") : expected.getFirst().who();
        var solution =
                given.object("solve").map(fields -> Solution.of(fields, solver)).orElse(Solution.none(solver));
        var drillCase = new DrillCase(
                file,
                given.text("name"),
                given.object("club").orElseGet(() -> new Fields(JsonNodeFactory.instance.objectNode(), "case.club")),
                members,
                list,
                given.objects("mail").stream().map(MailRule::of).toList(),
                given.objects("steps"),
                expected,
                solution,
                rules(node),
                addresses(node));
        given.nothingElse();
        Verbs.check(drillCase.steps());
        Verbs.check(solution.steps());
        return drillCase;
    }

    private static Optional<String> firstPerson(List<Fields> members, Optional<Fields> list) {
        if (!members.isEmpty()) return Optional.of(members.getFirst().text("as"));
        return list.flatMap(fields -> fields.map("people").keySet().stream().findFirst());
    }

    /** Read apart from the playing, which uses each rule up. */
    private static List<MailRule> rules(JsonNode node) {
        var all = new ArrayList<MailRule>();
        for (var name : List.of("mail", "mailServer"))
            for (var found : node.findValues(name)) {
                if (found.isObject()) all.add(MailRule.of(new Fields(found, name)));
                else if (found.isArray()) for (var one : found) all.add(MailRule.of(new Fields(one, name)));
            }
        return all;
    }

    private static Set<String> addresses(JsonNode node) {
        var all = new HashSet<String>();
        var found = ADDRESS.matcher(node.toString());
        while (found.find()) all.add(found.group().toLowerCase(Locale.ROOT));
        return all;
    }
}
