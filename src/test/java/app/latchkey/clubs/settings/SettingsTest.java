package app.latchkey.clubs.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.Role;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final Club club = RunningHouse.club("FR");
    private final Browser owner = RunningHouse.staff(club, Role.OWNER);
    private final String path = "/" + club.slug() + "/desk/settings";

    private Club now() {
        var clubs = RunningHouse.bean(Clubs.class);
        return RunningHouse.bean(Transactions.class).global(() -> clubs.get(club.id()));
    }

    private Map<String, String> form(Map<String, String> changed) {
        var form = new HashMap<>(Map.of(
                "name", club.name(),
                "colour", club.colour(),
                "country", "FR",
                "timeZone", "Europe/Paris",
                "language", "fr",
                "currency", "EUR",
                "replyTo", "desk@riverside.example"));
        form.putAll(changed);
        return form;
    }

    @Test
    void answers_go_where_the_club_says() {
        assertThat(owner.post(path, form(Map.of())).statusCode()).isEqualTo(303);
        assertThat(now().replyTo()).contains("desk@riverside.example");
        owner.post(path, form(Map.of("replyTo", "")));
        assertThat(now().replyTo()).isEmpty();
    }

    @Test
    void the_club_says_which_languages_it_writes_in_and_its_own_always_counts() {
        assertThat(owner.post(path, form(Map.of("languages", "en"))).statusCode())
                .isEqualTo(303);
        assertThat(now().languages()).containsExactly(Locale.ENGLISH, Locale.FRENCH);
        assertThat(owner.get(path).body()).contains("value=\"en\" checked", "value=\"fr\" checked");
        owner.post(path, form(Map.of()));
        assertThat(now().languages()).containsExactly(Locale.FRENCH);
        assertThat(now().speaks(Optional.of(Locale.ENGLISH))).isEqualTo(Locale.FRENCH);
        assertThat(owner.post(path, form(Map.of("languages", "xx"))).statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_cannot_be_is_said_beside_its_field_and_nothing_is_written() {
        var answer = owner.post(path, form(Map.of("replyTo", "desk at riverside", "name", "Other")));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("desk at riverside", "Other");
        assertThat(now().name()).isEqualTo(club.name());
    }

    @Test
    void a_new_address_leads_here_and_the_former_one_too() {
        var wanted = "moved-" + club.slug().substring(0, 12);
        assertThat(owner.post(path + "/address", Map.of("slug", wanted)).statusCode())
                .isEqualTo(303);
        assertThat(now().slug()).isEqualTo(wanted);
        var former = new Browser().get("/" + club.slug() + "/");
        assertThat(former.statusCode()).isBetween(301, 308);
        assertThat(former.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains(wanted));
    }

    @Test
    void no_club_takes_another_ones_address_not_even_a_former_one() {
        var other = RunningHouse.club("FR");
        var answer = owner.post(path + "/address", Map.of("slug", other.slug()));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(now().slug()).isEqualTo(club.slug());
        assertThat(owner.post(path + "/address", Map.of("slug", "API")).statusCode())
                .isEqualTo(422);
    }
}
