package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Under the last success stands what was changed behind it. */
class SinceThenTest {
    private final Riverside riverside = new Riverside();

    private String since(String file) {
        var part = Jsoup.parse(riverside.desk.get(file + "/access").body()).selectFirst("[data-since]");
        return part == null ? "" : part.text();
    }

    @Test
    void the_panel_names_what_was_changed_since_somebody_last_got_in_and_nothing_before() {
        var email = Riverside.address("ada");
        var file = riverside.add("Ada", "Martin", Map.of("email", email));
        assertThat(since(file)).as("never in").isEmpty();
        var ada = riverside.accepted(riverside.invited(file, email));
        assertThat(since(file)).as("just in").isEmpty();
        riverside.owner.post(file + "/access-switch", Map.of("off", "true", "why", "no fee"));
        assertThat(since(file)).contains("Changed since", "Access switched off: no fee");
        riverside.owner.post(file + "/access-switch", Map.of("off", "false"));
        var other = Riverside.address("ada");
        var version = Jsoup.parse(riverside.owner.get(file + "/edit").body())
                .selectFirst("[name=version]")
                .val();
        riverside.owner.post(
                file + "/edit", Map.of("first", "Ada", "last", "Martin", "email", other, "version", version));
        assertThat(since(file)).contains("Access switched on", "Address changed: " + email + " → " + other);
        riverside.signIn(ada, email, Riverside.PASSWORD);
        assertThat(since(file)).as("in again").isEmpty();
    }
}
