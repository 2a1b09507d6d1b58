package app.latchkey.operator.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.access.FindingCode;
import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFilesTest {
    private static final Path CASES = Path.of("src/test/drill");

    @TempDir
    Path folder;

    @Test
    void reads_every_case_of_this_house() {
        var cases = new CaseFiles().read(List.of(CASES.toString()));

        assertThat(cases).hasSizeGreaterThan(45);
        assertThat(cases).extracting(DrillCase::name).doesNotHaveDuplicates();
    }

    @Test
    void names_every_code_in_at_least_one_case() throws IOException {
        var texts = new StringBuilder();
        try (var files = Files.list(CASES)) {
            for (var file : files.toList()) texts.append(Files.readString(file));
        }

        assertThat(FindingCode.values()).allSatisfy(code -> assertThat(texts).contains('"' + code.name() + '"'));
    }

    @Test
    void a_list_of_cases_may_stand_in_one_file() throws IOException {
        var file = written("[{\"name\": \"One\"}, {\"name\": \"Two\"}]");

        assertThat(new CaseFiles().read(List.of(file)))
                .extracting(DrillCase::name)
                .containsExactly("One", "Two");
    }

    @Test
    void refuses_a_verb_that_it_does_not_know() throws IOException {
        var file = written("{\"name\": \"One\", \"steps\": [{\"singIn\": {\"who\": \"ada\"}}]}");

        assertThatThrownBy(() -> new CaseFiles().read(List.of(file)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("case.steps[0]: there is no verb \"singIn\"");
    }

    @Test
    void refuses_a_field_that_means_nothing() throws IOException {
        var file = written("{\"name\": \"One\", \"expects\": {\"top\": \"ALL_GOOD\"}}");

        assertThatThrownBy(() -> new CaseFiles().read(List.of(file)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("\"expects\"");
    }

    @Test
    void refuses_words_that_no_mail_server_says() throws IOException {
        var file = written("{\"name\": \"One\", \"mail\": {\"do\": \"refuse\", \"words\": \"go away\"}}");

        assertThatThrownBy(() -> new CaseFiles().read(List.of(file)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("words");
    }

    @Test
    void says_which_file_is_missing() {
        assertThatThrownBy(() -> new CaseFiles().read(List.of("nowhere.json")))
                .isInstanceOf(StartRefused.class)
                .hasMessage("There is no file nowhere.json.");
    }

    private String written(String json) throws IOException {
        return Files.writeString(folder.resolve("case.json"), json).toString();
    }
}
