package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RolesTest {
    private final Riverside riverside = new Riverside();
    private final String staff = riverside.door + "desk/staff";

    private List<AccountId> with(Role role) {
        return riverside
                .sql
                .sql("select s.account_id from staff s join role r on r.club_id = s.club_id and r.id = s.role_id"
                        + " where s.club_id = :club and r.code = :code and s.ended_at is null")
                .param("club", riverside.club.id().value())
                .param("code", role.name())
                .query((row, n) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
    }

    private int change(Browser who, AccountId whom, Role role) {
        return who.post(staff + "/" + whom + "/role", Map.of("role", role.name()))
                .statusCode();
    }

    @Test
    void a_role_changes_at_once_and_is_written_down() {
        var felix = with(Role.FRONT_DESK).getFirst();
        assertThat(riverside.desk.get(staff).statusCode()).isEqualTo(403);
        assertThat(change(riverside.owner, felix, Role.MANAGER)).isEqualTo(303);
        assertThat(riverside.desk.get(staff).body()).contains("What each role may do");
        assertThat(riverside.count("audit where club_id = :club and sentence_code = 'access.audit.staff.role'"))
                .isEqualTo(1);
    }

    @Test
    void a_manager_makes_no_owner_and_removes_none() {
        var manager = RunningHouse.staff(riverside.club, Role.MANAGER);
        var owner = with(Role.OWNER).getFirst();
        var felix = with(Role.FRONT_DESK).getFirst();
        var self = with(Role.MANAGER).getFirst();
        assertThat(change(manager, felix, Role.OWNER)).isEqualTo(403);
        assertThat(change(manager, self, Role.OWNER)).isEqualTo(403);
        assertThat(change(manager, owner, Role.COACH)).isEqualTo(403);
        assertThat(manager.post(staff + "/" + owner + "/ending", Map.of()).statusCode())
                .isEqualTo(403);
        var invited = manager.post(staff + "/invitations", Map.of("email", "x@riverside.example", "role", "OWNER"));
        assertThat(invited.statusCode()).isEqualTo(403);
        assertThat(manager.get(staff).body()).doesNotContain("value=\"OWNER\"");
        assertThat(change(manager, felix, Role.COACH)).isEqualTo(303);
    }

    @Test
    void somebody_of_another_club_has_no_role_to_change() {
        var elsewhere = new Riverside();
        var felix = with(Role.FRONT_DESK).getFirst();
        var there = elsewhere.owner.post(
                elsewhere.door + "desk/staff/" + felix + "/role", Map.of("role", Role.OWNER.name()));
        assertThat(there.statusCode()).isEqualTo(404);
    }

    @Test
    void two_owners_who_step_down_at_once_leave_one() throws Exception {
        RunningHouse.staff(riverside.club, Role.OWNER);
        var owners = with(Role.OWNER);
        assertThat(owners).hasSize(2);
        var transactions = RunningHouse.bean(Transactions.class);
        var people = RunningHouse.bean(Staff.class);
        Race.of(
                2,
                n -> transactions.inClub(
                        riverside.club.id(), () -> people.change(riverside.club.id(), owners.get(n), Role.COACH)));
        assertThat(with(Role.OWNER)).hasSize(1);
    }

    @Test
    void an_owner_who_accepts_an_older_invitation_as_coach_stays_owner() {
        var owner = with(Role.OWNER).getFirst();
        RunningHouse.bean(Transactions.class)
                .inClub(
                        riverside.club.id(),
                        () -> RunningHouse.bean(Staff.class).give(riverside.club.id(), owner, Role.COACH));
        assertThat(with(Role.OWNER)).containsExactly(owner);
    }
}
