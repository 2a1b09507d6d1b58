package app.latchkey.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Latchkey;
import app.latchkey.operator.Installation;
import app.latchkey.platform.settings.SettingsReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Pages that break on purpose, with words in the error that were chosen to be read or to be taken for a line of the log. */
@ExtendWith(OutputCaptureExtension.class)
class BrokenPageTest {
    private static final String SECRET = "select secret from club where password";
    private static final String FORGED = "2026-01-01T00:00:00.000Z ERROR a.l.Forged nothing happened";
    private static final Pattern LINE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d:\\d\\d) +[A-Z]+ .*");

    @TempDir
    private static Path home;

    private static Installation house;
    private static int port;

    @BeforeAll
    static void open() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var settings = SettingsReader.read(home, Map.of(), Map.of("PORT", "" + port), true);
        house = Installation.server(WithBrokenPages.class, settings);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return HttpClient.newHttpClient()
                .send(request.header("Accept-Language", "en").build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_page_that_breaks_tells_a_reference_and_not_a_word_of_what_went_wrong(CapturedOutput log) throws Exception {
        for (var path : new String[] {"/breaks", "/api/breaks"}) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(500);
            assertThat(answer.body())
                    .as(path)
                    .doesNotContain(
                            SECRET, "Forged", "IllegalState", "java.", "app.latchkey", "\tat ", "springframework");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            var reference =
                    Pattern.compile(path + " answered 500, reference (\\S+)").matcher(log.getOut());
            assertThat(reference.find()).as(log.getOut()).isTrue();
            assertThat(answer.body()).contains(reference.group(1));
        }
    }

    @Test
    void what_stands_in_an_error_or_a_sentence_is_never_a_line_of_the_log(CapturedOutput log) throws Exception {
        get("/breaks");
        LoggerFactory.getLogger(BrokenPageTest.class).warn("said \r{} \u001b[2J", FORGED);
        LoggerFactory.getLogger(BrokenPageTest.class).warn("said\n{}\u0085{}\u2028{}", FORGED, FORGED, FORGED);
        var told = log.getOut();
        var lines = told.substring(told.lastIndexOf('\n', told.lastIndexOf("/breaks answered 500")) + 1)
                .split("\\R");
        assertThat(String.join("\n", lines)).contains(SECRET, "\tat ").doesNotContain("\u001b");
        assertThat(lines).filteredOn(line -> line.contains("Forged")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(lines)
                .as("each line is one of ours, or belongs to the one above it")
                .allSatisfy(line -> assertThat(line)
                        .doesNotStartWith("2026-01-01")
                        .satisfiesAnyOf(
                                one -> assertThat(one).isEmpty(),
                                one -> assertThat(one).startsWith("| "),
                                one -> assertThat(one).matches(LINE)));
    }

    @Import(Latchkey.class)
    public static class WithBrokenPages {
        @Bean
        SmartInitializingSingleton broken(
                @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
            return () -> {
                try {
                    var breaks = WithBrokenPages.class.getDeclaredMethod("breaks");
                    for (var path : new String[] {"/breaks", "/api/breaks"})
                        mapping.registerMapping(
                                RequestMappingInfo.paths(path)
                                        .options(mapping.getBuilderConfiguration())
                                        .build(),
                                this,
                                breaks);
                } catch (NoSuchMethodException impossible) {
                    throw new IllegalStateException(impossible);
                }
            };
        }

        public Answer breaks() {
            var cause = new IllegalArgumentException("a\r" + FORGED + "\u001b[2J\u0085" + FORGED);
            var broken = new IllegalStateException(SECRET + "\n" + FORGED + "\r\n" + FORGED + "\u2028" + FORGED, cause);
            broken.addSuppressed(new IllegalStateException("b\n" + FORGED));
            throw broken;
        }
    }
}
