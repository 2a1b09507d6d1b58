package app.latchkey.integration.keys;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.Secrets;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeysPageTest {
    private final Club club = RunningHouse.club("FR");
    private final Browser owner = RunningHouse.staff(club, Role.OWNER);
    private final String path = "/" + club.slug() + "/desk/keys";
    private final ApiKeys keys = RunningHouse.bean(ApiKeys.class);

    private static String group(String body, String pattern) {
        var found = Pattern.compile(pattern).matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return found.group(1);
    }

    @Test
    void a_key_is_shown_once_works_and_is_refused_after_it_was_revoked() {
        var made = owner.post(path, Map.of("name", "Turnstile", "scope", "members:read"));
        var key = KeyText.parse(group(made.body(), "data-key>([^<]+)<")).orElseThrow();
        assertThat(owner.get(path).body()).contains("Turnstile", "members:read").doesNotContain(key.secret());
        assertThat(keys.find(key))
                .hasValueSatisfying(known -> assertThat(known.scopes()).containsExactly(Scope.MEMBERS_READ));

        owner.post(
                path + "/" + group(owner.get(path).body(), "keys/([0-9a-f-]{36})/revocation") + "/revocation",
                Map.of());

        assertThat(keys.find(key)).isEmpty();
        assertThat(owner.get(path).body()).contains("Revoked");
    }

    @Test
    void a_key_may_do_what_was_chosen_and_nothing_is_chosen_before() {
        assertThat(owner.get(path).body()).contains("name=\"scope\"").doesNotContain(" checked");
        var made = owner.post(path, Map.of("name", "Turnstile", "scope", "members:read"));
        assertThat(made.body()).contains("data-key").doesNotContain(" checked");
    }

    @Test
    void a_key_without_name_or_right_is_not_made_and_what_was_chosen_stays() {
        var nameless = owner.post(path, Map.of("name", " ", "scope", "members:read"));
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(nameless.body())
                .contains("value=\"members:read\" checked")
                .doesNotContain("value=\"members:write\" checked");
        assertThat(owner.post(path, Map.of("name", "Turnstile")).statusCode()).isEqualTo(422);
        assertThat(keys.all(club.id())).isEmpty();
    }

    @Test
    void the_front_desk_sees_and_makes_none() {
        var desk = RunningHouse.staff(club, Role.FRONT_DESK);
        assertThat(desk.get(path).statusCode()).isEqualTo(403);
        assertThat(desk.post(path, Map.of("name", "Mine", "scope", "members:read"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void keys_go_with_whoever_made_them_when_they_no_longer_work_here() {
        var other = RunningHouse.staff(club, Role.OWNER);
        var theirs = made(other);
        var staying = made(owner);
        var who = JdbcClient.create(TestDatabase.owner())
                .sql("select by_account from api_key where club_id = :club and hash = :hash")
                .param("club", club.id().value())
                .param("hash", Secrets.hash(theirs.secret()))
                .query(UUID.class)
                .single();

        owner.post("/" + club.slug() + "/desk/staff/" + who + "/ending", Map.of());

        assertThat(keys.find(theirs)).isEmpty();
        assertThat(keys.find(staying)).isPresent();
    }

    private KeyText made(Browser by) {
        var made = by.post(path, Map.of("name", "Turnstile", "scope", "members:read"));
        return KeyText.parse(group(made.body(), "data-key>([^<]+)<")).orElseThrow();
    }
}
