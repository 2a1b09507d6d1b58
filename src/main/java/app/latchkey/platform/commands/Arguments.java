package app.latchkey.platform.commands;

import app.latchkey.platform.settings.StartRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words behind a command's name: options with their values (each may stand several times), switches, the rest. */
public record Arguments(Map<String, List<String>> options, Set<String> switches, List<String> words) {
    public static Arguments read(List<String> typed, Set<String> options, Set<String> switches, String usage) {
        var values = new HashMap<String, List<String>>();
        var on = new HashSet<String>();
        var words = new ArrayList<String>();
        for (var i = 0; i < typed.size(); i++) {
            var word = typed.get(i);
            var equals = word.indexOf('=');
            var name = word.startsWith("--") ? word.substring(2, equals > 0 ? equals : word.length()) : "";
            if (name.isEmpty()) words.add(word);
            else if (switches.contains(name)) on.add(name);
            else if (!options.contains(name))
                throw new StartRefused("There is no option --" + name + " here. Usage: ./latchkey " + usage);
            else if (equals > 0) add(values, name, word.substring(equals + 1));
            else if (i + 1 < typed.size()) add(values, name, typed.get(++i));
            else throw new StartRefused("--" + name + " needs a value. Usage: ./latchkey " + usage);
        }
        return new Arguments(Map.copyOf(values), Set.copyOf(on), List.copyOf(words));
    }

    private static void add(Map<String, List<String>> values, String name, String value) {
        values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    public Optional<String> option(String name) {
        return all(name).stream().reduce((first, last) -> last);
    }

    public String needed(String name) {
        return option(name).orElseThrow(() -> new StartRefused("--" + name + " is missing."));
    }

    public List<String> all(String name) {
        return options.getOrDefault(name, List.of());
    }

    public boolean has(String name) {
        return switches.contains(name);
    }
}
