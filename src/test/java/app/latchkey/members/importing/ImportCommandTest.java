package app.latchkey.members.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.clubs.CommandClub;
import app.latchkey.members.House;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.settings.StartRefused;
import app.latchkey.platform.texts.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    @TempDir
    Path folder;

    private final House house = new House();
    private final ImportHouse imports = new ImportHouse(house);
    private final ImportCommand command = new ImportCommand(
            imports.importing, new CommandClub(house.clubs, house.tx), house.tx, new Texts(), house.json);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... typed) {
        var arguments = Arguments.read(List.of(typed), command.options(), command.switches(), command.usage());
        return command.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String list() throws IOException {
        return Files.writeString(folder.resolve("list.csv"), "id,name,email\n1,Ada Martin,ada@free.fr\n2,Tom Roux,\n")
                .toString();
    }

    @Test
    void prints_who_will_be_able_to_get_in() throws IOException {
        var club = house.club("FR");
        var slug = house.tx.global(() -> house.clubs.get(club)).slug();
        assertThat(run("--club", slug, list(), "--dry-run")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("2 people to add", "1  can be reached");
        assertThat(house.sheets.count(club, 10)).isZero();
        assertThat(run("--club", slug, list())).isZero();
        assertThat(house.sheets.count(club, 10)).isEqualTo(2);
    }

    @Test
    void speaks_json_to_programs() throws IOException {
        var club = house.club("FR");
        var slug = house.tx.global(() -> house.clubs.get(club)).slug();
        run("--club", slug, list(), "--json");
        var report = house.json.readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(report.get("state").asString()).isEqualTo("DONE");
        assertThat(report.get("rows")).hasSize(2);
        assertThat(report.get("rows").get(1).get("reach").asString()).isEqualTo("NO_ADDRESS");
    }

    @Test
    void says_what_is_wrong_in_one_sentence() {
        assertThatThrownBy(() -> run("--club", "no-such-club", "x.csv"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("no-such-club");
    }
}
