package app.latchkey.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.clubs.Club;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.settings.StartRefused;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaffAddTest {
    private static final String PASSWORD = "copper lantern meadow nine";

    private final Club club = RunningHouse.club("FR");
    private final String address = "lea" + Ids.next() + "@riverside.example";

    private String last(String... typed) {
        var out = new ByteArrayOutputStream();
        var command = RunningHouse.bean(StaffAdd.class);
        var arguments = Arguments.read(List.of(typed), command.options(), command.switches(), command.usage());
        assertThat(command.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isZero();
        return out.toString(StandardCharsets.UTF_8).lines().toList().getLast();
    }

    private Browser enters(String link) {
        var browser = new Browser();
        var page = browser.get(URI.create(link).getPath())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        browser.post(page + "/open", Map.of());
        var answer = browser.post(page, Map.of("how", "new", "name", "Lea Roux", "password", PASSWORD));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return browser;
    }

    @Test
    void the_last_line_is_a_link_by_which_they_work_at_the_desk_in_their_role() {
        var manager = enters(last("--club", club.slug(), "--email", address, "--role", "manager"));
        assertThat(manager.get("/" + club.slug() + "/desk/members").statusCode())
                .isEqualTo(200);
        assertThat(manager.get("/" + club.slug() + "/desk/settings").statusCode())
                .isEqualTo(200);
    }

    @Test
    void without_a_role_it_is_the_front_desk() {
        var desk = enters(last("--club", club.slug(), "--email", address));
        assertThat(desk.get("/" + club.slug() + "/desk/members").statusCode()).isEqualTo(200);
        assertThat(desk.get("/" + club.slug() + "/desk/settings").statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_no_address_no_role_and_no_club_is_refused() {
        assertThatThrownBy(() -> last("--club", club.slug(), "--email", "lea"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("not an address");
        assertThatThrownBy(() -> last("--club", club.slug(), "--email", address, "--role", "king"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("owner, manager, front-desk or coach");
        assertThatThrownBy(() -> last("--club", "nowhere", "--email", address)).isInstanceOf(StartRefused.class);
        assertThatThrownBy(() -> last("--club", club.slug())).isInstanceOf(StartRefused.class);
    }
}
