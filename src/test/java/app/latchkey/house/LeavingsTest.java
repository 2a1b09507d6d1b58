package app.latchkey.house;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.settings.Settings;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a server leaves behind. */
class LeavingsTest {
    /** The keys, what a demo captured, who was erased or wants no mail, what a command left for the server. */
    private static final List<String> KNOWN = List.of(
            "keys.properties",
            "dkim.properties",
            "captured",
            "erasures.journal",
            "unsubscriptions.journal",
            "operator-link",
            "address",
            "demo",
            "backup.last");

    private final Club club = RunningHouse.club("FR");
    private final Browser owner = RunningHouse.staff(club, Role.OWNER);
    private final Browser coach = RunningHouse.staff(club, Role.COACH);
    private final String imports = "/" + club.slug() + "/desk/members/import";
    private final String mark = "left-" + Ids.next();

    /** Longer than what is kept in memory while it is read. */
    private String list(String header) {
        return header + "\n" + ("Ada Roux," + mark + "@free.fr\n").repeat(4000);
    }

    private List<Path> holding() throws IOException {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var holding = new ArrayList<Path>();
        var ours = "tomcat." + URI.create(RunningHouse.url()).getPort() + ".";
        try (var places = Files.list(temporary)) {
            for (var place : places.toList()) {
                var name = place.getFileName().toString();
                if (!name.startsWith("latchkey-upload-")
                        && !name.startsWith("latchkey-import-")
                        && !name.startsWith(ours)) continue;
                try (var files = Files.walk(place)) {
                    for (var file : files.filter(Files::isRegularFile).toList())
                        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(mark)) holding.add(file);
                } catch (IOException | UncheckedIOException goneMeanwhile) {
                    // Of another test.
                }
            }
        }
        return holding;
    }

    @Test
    void of_uploads_no_file_and_no_connection_is_left_whatever_becomes_of_them() throws Exception {
        var planned = owner.upload(imports, "file", "list.csv", list("name,email"));
        assertThat(planned.statusCode()).isEqualTo(303);
        var plan = planned.headers().firstValue("Location").orElseThrow();
        owner.post(plan + "/trial", Map.of());
        Awaitility.await().until(() -> owner.get(plan).body().contains("report.csv"));
        assertThat(owner.get(plan + "/report.csv").body()).contains(mark);
        assertThat(owner.upload(imports, "file", "list.xlsx", "PK\u0003\u0004\u0000\u0000" + list(""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(coach.upload(imports, "file", "list.csv", list("name,email")).statusCode())
                .isEqualTo(403);
        assertThat(new Browser()
                        .upload(imports, "file", "list.csv", list("name,email"))
                        .statusCode())
                .isEqualTo(303);
        owner.uploadNamed(imports, "file", "filename=\"list.csv\"", list("\0"));
        Awaitility.await().untilAsserted(() -> assertThat(holding()).isEmpty());
        var pool = RunningHouse.bean(HikariDataSource.class).getHikariPoolMXBean();
        Awaitility.await()
                .untilAsserted(() -> assertThat(pool.getActiveConnections()).isZero());
    }

    @Test
    void beside_its_output_a_server_writes_only_what_is_documented() throws Exception {
        try (var files = Files.list(RunningHouse.bean(Settings.class).dataDir())) {
            // While one is written its like stands beside it for a moment.
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("keys.properties")
                    .allMatch(name -> KNOWN.stream().anyMatch(name::contains));
        }
    }
}
