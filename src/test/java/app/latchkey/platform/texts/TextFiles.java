package app.latchkey.platform.texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The texts as they are written, before any formatting, and the sources that ask for them. */
final class TextFiles {
    static final Path SOURCES = Path.of("src/main/java");

    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Pattern KEY = Pattern.compile("^([A-Za-z][A-Za-z0-9_.]*)=");

    private TextFiles() {}

    static List<Path> files(String language) {
        return walk(FOLDER).stream()
                .filter(file -> file.toString().endsWith("_" + language + ".properties"))
                .toList();
    }

    static String module(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("_.*", "");
    }

    static Set<String> modules() {
        return files("en").stream().map(TextFiles::module).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every pattern of a language by its key. */
    static Map<String, String> patterns(String language) {
        var all = new TreeMap<String, String>();
        for (var file : files(language)) {
            var properties = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            properties.forEach((key, text) -> all.put((String) key, (String) text));
        }
        return all;
    }

    /** Keys as the lines of a file give them, twice if they stand there twice. */
    static List<String> keys(Path file) {
        return read(file)
                .lines()
                .flatMap(line -> KEY.matcher(line).results().map(found -> found.group(1)))
                .toList();
    }

    /** Literals in code and templates that look like a key. */
    static Uses uses() {
        var literal = Pattern.compile("\"((?:" + String.join("|", modules()) + ")\\.[A-Za-z0-9_.]+)\"(\\s*\\+)?");
        var whole = new TreeSet<String>();
        var begun = new HashSet<String>();
        for (var source : sources())
            literal.matcher(source).results().forEach(found -> (begins(found) ? begun : whole).add(found.group(1)));
        return new Uses(whole, begun);
    }

    private static boolean begins(MatchResult found) {
        return found.group(2) != null || found.group(1).endsWith(".");
    }

    static List<String> sources() {
        var texts = new ArrayList<String>();
        for (var file : walk(SOURCES)) {
            var name = file.toString();
            if (name.endsWith(".java") || name.endsWith(".jte")) texts.add(read(file));
        }
        return texts;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> walk(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param whole written out; @param begun what the code puts an ending to */
    record Uses(Set<String> whole, Set<String> begun) {
        boolean begins(String key) {
            return begun.stream().anyMatch(key::startsWith);
        }
    }
}
