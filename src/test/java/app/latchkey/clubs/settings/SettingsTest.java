package app.latchkey.clubs.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.Formality;
import app.latchkey.clubs.Role;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    void a_club_says_vous_until_it_chooses_tu_and_the_history_knows_it_once() {
        assertThat(now().formality()).isEqualTo(Formality.VOUS);
        for (var click = 0; click < 2; click++)
            assertThat(owner.post(path, form(Map.of("formality", "TU"))).statusCode())
                    .isEqualTo(303);
        assertThat(now().formality()).isEqualTo(Formality.TU);
        assertThat(JdbcClient.create(TestDatabase.owner())
                        .sql(
                                "select t.text from audit a join audit_text t on t.club_id = a.club_id and t.audit_id = a.id"
                                        + " where a.club_id = :club and a.sentence_code = 'clubs.audit.formality'")
                        .param("club", club.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("tu");
        assertThat(owner.post(path, form(Map.of("formality", "THOU"))).body()).contains("Choose one of the two");
        assertThat(now().formality()).isEqualTo(Formality.TU);
    }

    @Test
    void a_club_that_writes_no_french_is_not_asked_and_loses_nothing() {
        owner.post(path, form(Map.of("formality", "TU")));
        assertThat(owner.get(path).body()).contains("value=\"TU\" checked");
        owner.post(path, form(Map.of("language", "en")));
        assertThat(owner.get(path).body()).doesNotContain("name=\"formality\"");
        assertThat(now().formality()).isEqualTo(Formality.TU);
    }

    @Test
    void owners_and_managers_decide_how_members_are_addressed_and_the_desk_does_not() {
        var tu = form(Map.of("formality", "TU"));
        for (var role : List.of(Role.FRONT_DESK, Role.COACH))
            assertThat(RunningHouse.staff(club, role).post(path, tu).statusCode())
                    .isEqualTo(403);
        assertThat(now().formality()).isEqualTo(Formality.VOUS);
        assertThat(RunningHouse.staff(club, Role.MANAGER).post(path, tu).statusCode())
                .isEqualTo(303);
        assertThat(now().formality()).isEqualTo(Formality.TU);
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
