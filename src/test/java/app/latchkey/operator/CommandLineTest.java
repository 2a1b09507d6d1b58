package app.latchkey.operator;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Latchkey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        start --prot 1           | There is no option --prot here. Usage: ./latchkey start [--port PORT] [--data DIR]
        demo --port              | --port needs a value. Usage: ./latchkey demo [--port PORT] [--data DIR]
        demo now                 | "now" means nothing here. Usage: ./latchkey demo [--port PORT] [--data DIR]
        demo --port eighty       | LATCHKEY_PORT is eighty, and a port is a number from 1 to 65535.
        clubs create             | There is no command "clubs create": see ./latchkey help.
        keys                     | Usage: ./latchkey keys rotate
        database                 | Usage: ./latchkey database script | database migrate
        """)
    void what_cannot_be_done_is_one_sentence_and_a_status(String typed, String sentence) {
        assertThat(run(typed.split(" "))).isEqualTo(CommandLine.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8).strip()).startsWith(sentence.split(" \\| ")[0]);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void a_taken_port_is_told_before_anything_is_started() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var port = "" + taken.getLocalPort();
            assertThat(run("demo", "--port", port, "--data", data.toString())).isEqualTo(CommandLine.REFUSED);
            assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Port " + port + " is taken");
            assertThat(data).isEmptyDirectory();
        }
    }

    @Test
    void a_data_directory_that_is_a_file_or_lies_below_one_is_one_sentence() throws Exception {
        var file = Files.writeString(data.resolve("notes.txt"), "of somebody else");
        for (var place : List.of(file, file.resolve("data"))) {
            err.reset();
            assertThat(run("demo", "--port", freePort(), "--data", place.toString()))
                    .isEqualTo(CommandLine.REFUSED);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .startsWith(file.toString())
                    .hasLineCount(1);
        }
        assertThat(file).hasContent("of somebody else");
    }

    private static String freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return "" + free.getLocalPort();
        }
    }

    @Test
    void the_script_for_a_database_of_ones_own_holds_fresh_passwords_and_all_roles() {
        assertThat(run("database", "script")).isEqualTo(CommandLine.DONE);
        var script = out.toString(StandardCharsets.UTF_8);
        assertThat(script)
                .contains("latchkey_owner", "latchkey_app", "latchkey_search", "latchkey_backup", "\\connect latchkey")
                .doesNotContain("{{");
        out.reset();
        run("database", "script");
        assertThat(out.toString(StandardCharsets.UTF_8)).isNotEqualTo(script);
    }

    @Test
    void help_names_every_setting() {
        assertThat(run("help")).isEqualTo(CommandLine.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("LATCHKEY_PORT", "LATCHKEY_SMTP_URL", "LATCHKEY_TRUSTED_PROXIES", "LATCHKEY_ALLOW_HTTP");
    }

    private int run(String... typed) {
        return new CommandLine(Latchkey.class, new PrintStream(out, true), new PrintStream(err, true))
                .run(List.of(typed));
    }
}
