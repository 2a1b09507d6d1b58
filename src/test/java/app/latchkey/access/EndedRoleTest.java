package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Role;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever no longer works here keeps neither the desk's computer nor a code in a pocket. */
class EndedRoleTest {
    private final Riverside riverside = new Riverside();
    private final Browser manager = RunningHouse.staff(riverside.club, Role.MANAGER);
    private final UUID leaving = with("MANAGER");
    private final String karl = riverside.add("Karl", "Jansen", Map.of());

    @BeforeEach
    void whole_budget() {
        riverside.sql.sql("delete from throttle where kind = 'code'").update();
    }

    private UUID with(String role) {
        return riverside
                .sql
                .sql("select s.account_id from staff s join role r on r.club_id = s.club_id and r.id = s.role_id"
                        + " where s.club_id = :club and r.code = :code")
                .param("club", riverside.club.id().value())
                .param("code", role)
                .query(UUID.class)
                .single();
    }

    private void ends() {
        var ended = riverside.owner.post(riverside.door + "desk/staff/" + leaving + "/ending", Map.of());
        assertThat(ended.statusCode()).isEqualTo(303);
    }

    private String code(Browser who, String remedy) {
        var shown = who.follow(riverside.remedy(who, karl, remedy)).body();
        return shown.replaceAll("(?s).*class=\"bigcode\">([^<]*)<.*", "$1");
    }

    private HttpResponse<String> typed(String code) {
        return new Browser().post(riverside.door + "code", Map.of("code", code));
    }

    @Test
    void sessions_at_the_desk_end_and_none_is_left_to_be_used_again() {
        manager.get(riverside.door + "desk/");
        var sessions = "session where :club is not null and account_id = '" + leaving + "'";
        assertThat(riverside.count(sessions)).isEqualTo(1);
        ends();
        assertThat(riverside.count(sessions)).isZero();
    }

    @Test
    void codes_that_were_handed_out_and_not_used_open_nothing() {
        var qr = code(manager, "DESK_QR");
        var slip = code(manager, "SLIP");
        ends();
        assertThat(typed(qr).headers().firstValue("Location")).isEmpty();
        assertThat(typed(slip).headers().firstValue("Location")).isEmpty();
        assertThat(riverside.count("access_grant where club_id = :club and closed_why = 'STAFF_ENDED'"))
                .isEqualTo(2);
        assertThat(riverside.desk.get(karl + "/access").body()).contains("data-code");
    }

    @Test
    void codes_of_those_who_stay_and_a_members_mailed_invitation_go_on() {
        var qr = code(riverside.desk, "DESK_QR");
        var address = Riverside.address("ada");
        var file = riverside.add("Ada", "Martin", Map.of("email", address));
        riverside.remedy(manager, file, "INVITE");
        var link = Riverside.link(riverside.newMail(address, 0));
        ends();
        assertThat(typed(qr).headers().firstValue("Location")).isPresent();
        riverside.accepted(link);
    }

    @Test
    void an_invitation_to_the_staff_that_they_sent_lets_nobody_in() {
        var address = Riverside.address("eve");
        manager.post(
                riverside.door + "desk/staff/invitations", Map.of("email", address, "role", Role.FRONT_DESK.name()));
        var link = Riverside.link(riverside.newMail(address, 0));
        ends();
        assertThat(new Browser().get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void a_seat_and_a_pin_at_the_reception_are_given_up() {
        riverside
                .sql
                .sql("insert into staff_pin (club_id, account_id, hash, set_at) values (:club, :account, 'x', now())")
                .param("club", riverside.club.id().value())
                .param("account", leaving)
                .update();
        riverside
                .sql
                .sql("insert into reception_seat (club_id, device_id, account_id, proven_at, factors)"
                        + " values (:club, gen_random_uuid(), :account, now(), '{password}')")
                .param("club", riverside.club.id().value())
                .param("account", leaving)
                .update();
        ends();
        assertThat(riverside.count("staff_pin where club_id = :club")).isZero();
        assertThat(riverside.count("reception_seat where club_id = :club")).isZero();
    }
}
