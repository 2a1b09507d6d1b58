package app.latchkey.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of attacks names tests that exist. */
class AttacksPageTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Test)\\.(\\w+)`");

    @Test
    void every_test_that_the_page_names_is_there() throws IOException {
        var page = Files.readString(Path.of("docs/security/attacks.md"));
        var missing = new TreeSet<String>();
        var named = NAMED.matcher(page).results().toList();
        assertThat(named).hasSizeGreaterThan(40);
        for (var test : named)
            if (!declared(test.group(1)).contains(" " + test.group(2) + "(")) missing.add(test.group());
        assertThat(missing).isEmpty();
    }

    private static String declared(String name) throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.endsWith(name + ".java"))
                    .map(AttacksPageTest::text)
                    .collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
