package app.latchkey.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of attacks, of faults and of fuzzing name tests that exist. */
class AttacksPageTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Test)\\.(\\w+)`");

    @ParameterizedTest
    @CsvSource({"docs/security/attacks.md, 40", "docs/faults.md, 30", "docs/security/fuzzing.md, 5"})
    void every_test_that_the_page_names_is_there(Path file, int more) throws IOException {
        var page = Files.readString(file);
        var missing = new TreeSet<String>();
        var named = NAMED.matcher(page).results().toList();
        assertThat(named).hasSizeGreaterThan(more);
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
