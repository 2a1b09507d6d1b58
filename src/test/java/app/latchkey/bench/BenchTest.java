package app.latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.Hashing;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every part of the bench, at a size that proves only that it still measures. */
class BenchTest {
    private static final int FEW = 60;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Figures figures = new Figures(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    /** The house of the tests: its database is another process, the application is this one. */
    private static final class Here implements Place {
        @Override
        public URI base() {
            return URI.create(RunningHouse.url());
        }

        @Override
        public <T> T bean(Class<T> type) {
            return RunningHouse.bean(type);
        }

        @Override
        public DataSource ownerSource() {
            return TestDatabase.owner();
        }

        @Override
        public long application() {
            return ProcessHandle.current().pid();
        }

        @Override
        public long database() {
            return ProcessHandle.current().pid();
        }
    }

    @Test
    void every_part_measures_and_tells_it_as_a_table_and_as_json() throws IOException {
        var here = new Here();
        new Imports(here, figures).measure(FEW, 1);
        var club = new Imports(here, figures).filled("bench-" + System.nanoTime(), 0, FEW);
        new Search(here, figures).measure(club, FEW, 3, 1);
        new Panels(here, figures).measure(club, FEW, 3, 1);
        new SignIns(here, figures, Hashing.Parameters.DEFAULT).measure(club, 20, Duration.ofMillis(300), 1);
        // The house of the tests keeps its mail: of the bench of mails only the sink and the bare loop are tried here.
        try (var sink = new Sink(Duration.ofMillis(1), Duration.ofSeconds(1))) {
            assertThat(new Mails(here, figures, sink).bare(Duration.ofMillis(300)))
                    .isPositive();
            assertThat(sink.taken("b")).isPositive();
        }
        figures.table();
        figures.json(folder.resolve("bench.json"));

        assertThat(figures.all()).extracting(Figures.Figure::what).contains("import", "search", "panel", "sign-ins");
        assertThat(figures.all())
                .allSatisfy(figure -> assertThat(figure.median()).isPositive());
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("sign-ins : bare libsodium");
        assertThat(Files.readString(folder.resolve("bench.json"))).contains("\"median\"");
    }
}
