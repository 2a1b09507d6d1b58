package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A password that is one tap away, without a script. */
class FourWordsTest {
    private static final Pattern OFFERED = Pattern.compile("name=\"passphrase\" value=\"([a-z-]+)\"");

    private final Riverside riverside = new Riverside();
    private final String email = Riverside.address("ada");

    private static String offered(String page) {
        var found = OFFERED.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    @Test
    void the_words_of_the_page_become_the_password_by_one_button() {
        var file = riverside.add("Ada", "Martin", Map.of("email", email));
        var ada = riverside.accepted(riverside.invited(file, email));
        var security = riverside.door + "me" + file.substring(file.lastIndexOf('/')) + "/security";
        var words = offered(ada.get(security).body());
        assertThat(offered(ada.get(security).body())).as("new ones each time").isNotEqualTo(words);
        // What the browser had filled in beside it does not count.
        var changed = ada.post(
                security + "/password",
                Map.of("current", Riverside.PASSWORD, "password", "something typed before", "passphrase", words));
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(Riverside.begins(riverside.signIn(new Browser(), email, words)))
                .isTrue();
    }

    @Test
    void enter_in_the_password_field_sends_what_was_typed_since_the_words_stand_behind_the_forms_own_button()
            throws Exception {
        try (var pages = Files.walk(Path.of("src/main/java/app/latchkey"))) {
            var with = pages.filter(page -> page.toString().endsWith(".jte"))
                    .filter(page -> read(page).contains("@template.access.security.FourWords()"))
                    .toList();
            assertThat(with).hasSize(5).allSatisfy(page -> {
                var form = read(page).split("@template.access.security.FourWords")[0];
                form = form.substring(form.lastIndexOf("<form"));
                assertThat(form).contains("<button class=\"button primary\">");
            });
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
