package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Role;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Staff look at the member area as a member, and can do nothing there. */
class ViewAsTest {
    private final Riverside riverside = new Riverside();
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));

    @AfterEach
    void today() {
        clock.moveClock(Duration.ZERO);
    }

    private String begun(Browser who) {
        return Riverside.location(who.post(file + "/view", Map.of("why", "She asks what stands on her page")));
    }

    @Test
    void they_see_what_the_member_sees_under_a_banner_that_says_so() {
        riverside.accepted(riverside.invited(file, address));
        var page = Jsoup.parse(riverside.owner.get(begun(riverside.owner)).body());
        assertThat(page.select(".viewing").text()).contains("You see what Ada Martin sees");
        assertThat(page.select("h1").text()).contains("Ada");
        assertThat(page.select(".viewing").text()).doesNotContain("stopped");
    }

    @Test
    void whoever_could_not_come_in_is_seen_with_what_stops_them() {
        riverside.owner.post(file + "/access-switch", Map.of("off", "true", "why", "Unpaid"));
        var page = Jsoup.parse(riverside.owner.get(begun(riverside.owner)).body());
        assertThat(page.select(".viewing").text()).contains("they would be stopped");
    }

    @Test
    void without_a_reason_nobody_looks() {
        assertThat(riverside.owner.post(file + "/view", Map.of("why", "  ")).statusCode())
                .isEqualTo(422);
        assertThat(riverside.count("view_as where club_id = :club")).isZero();
    }

    @Test
    void the_reason_and_who_it_was_stand_in_the_audit_of_the_member() {
        begun(riverside.owner);
        var id = file.substring(file.lastIndexOf('/') + 1);
        assertThat(riverside.count("audit a join audit_text t on t.club_id = a.club_id and t.audit_id = a.id"
                        + " where a.club_id = :club and a.subject_id = '" + id + "' and a.acting_as = 'STAFF'"
                        + " and a.sentence_code = 'access.audit.viewed' and a.actor_account is not null"
                        + " and t.text = 'She asks what stands on her page'"))
                .isEqualTo(1);
    }

    /** The attack: whoever views tries to write, on every address that the member area has. */
    @Test
    void whoever_views_writes_nothing() {
        riverside.accepted(riverside.invited(file, address));
        var at = begun(riverside.owner);
        var page = Jsoup.parse(riverside.owner.get(at).body());
        assertThat(page.select("form[method=post]").eachAttr("action")).containsExactly(at + "/end");
        assertThat(page.select("main a[href]").eachAttr("href")).isEmpty();
        var id = file.substring(file.lastIndexOf('/') + 1);
        var me = riverside.door + "me/" + id;
        for (var write : new String[] {"/security/password", "/security/ending", "/leaving/club", "/leaving/account"}) {
            var answer = riverside.owner.post(
                    me + write,
                    Map.of("current", RunningHouse.PASSWORD, "password", "copper lantern meadow", "session", "all"));
            assertThat(answer.statusCode()).as(write).isNotEqualTo(200);
            assertThat(riverside.owner.post(at + write, Map.of()).statusCode())
                    .as(write)
                    .isEqualTo(404);
        }
        assertThat(riverside.owner.get(me + "/").statusCode()).isEqualTo(303);
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isTrue();
    }

    @Test
    void after_a_quarter_of_an_hour_or_when_ended_it_is_over() {
        var first = begun(riverside.owner);
        riverside.owner.post(first + "/end", Map.of());
        assertThat(riverside.owner.get(first).statusCode()).isEqualTo(303);
        var second = begun(riverside.owner);
        assertThat(riverside.owner.get(second).statusCode()).isEqualTo(200);
        clock.moveClock(Duration.ofMinutes(14));
        assertThat(riverside.owner.get(second).statusCode()).isEqualTo(200);
        clock.moveClock(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(riverside.owner.get(second).statusCode()).isEqualTo(303);
    }

    @Test
    void another_person_does_not_look_through_an_address_that_was_handed_on() {
        var at = begun(riverside.owner);
        var manager = RunningHouse.staff(riverside.club, Role.MANAGER);
        assertThat(manager.get(at).statusCode()).isEqualTo(303);
        manager.post(at + "/end", Map.of());
        assertThat(riverside.owner.get(at).statusCode()).isEqualTo(200);
        var other = riverside.add("Tom", "Berg", Map.of());
        var crossed = at.replace(file.substring(file.lastIndexOf('/')), other.substring(other.lastIndexOf('/')));
        assertThat(riverside.owner.get(crossed).statusCode()).isEqualTo(303);
    }

    @Test
    void the_front_desk_has_no_such_right_and_an_old_proof_is_not_enough() {
        assertThat(riverside.desk.get(file + "/view").statusCode()).isEqualTo(403);
        assertThat(riverside.desk.post(file + "/view", Map.of("why", "Curious")).statusCode())
                .isEqualTo(403);
        clock.moveClock(Duration.ofMinutes(16));
        assertThat(Riverside.location(riverside.owner.get(file + "/view"))).contains("fresh-proof");
    }
}
