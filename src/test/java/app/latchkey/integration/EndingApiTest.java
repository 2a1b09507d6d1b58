package app.latchkey.integration;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.integration.keys.Scope;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EndingApiTest {
    private static final String WHY = "{\"why\": \"left the studio\"}";

    private final Club club = RunningHouse.club("FR");
    private final Program program = Program.of(club);
    private final Program ender = Program.of(club, Set.of(Scope.ACCESS_END));
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final JdbcClient sql = JdbcClient.create(TestDatabase.owner());
    private final String proven = "ada." + UUID.randomUUID() + "@example.org";
    private final String ada = member(proven);
    private final String ending = ada + "/access/ending";

    private String member(String email) {
        var added = program.post("/members", "{\"firstName\": \"Ada\", \"email\": \"" + email + "\"}");
        var path = "/members/" + added.is(201).text("id");
        Accounts.give(club, path, email);
        return path;
    }

    private Program.Answer undo(Program who) {
        return who.send("DELETE", ending, "", "", "");
    }

    private long count(String what) {
        return sql.sql("select count(*) from " + what)
                .param("club", club.id().value())
                .query(Long.class)
                .single();
    }

    private long holding() {
        return count("access where club_id = :club and ended_at is null");
    }

    private List<String> toldIn(String about) {
        return sql.sql("select address_key || ' ' || lane from message where club_id = :club and kind = 'access.notice'"
                        + " and params ->> 'about' = :about order by id")
                .param("club", club.id().value())
                .param("about", about)
                .query(String.class)
                .list();
    }

    private AccountId account() {
        return new AccountId(sql.sql("select account_id from access where club_id = :club")
                .param("club", club.id().value())
                .query(UUID.class)
                .single());
    }

    @Test
    void a_program_ends_an_access_and_gives_it_back_and_the_account_is_told_both_times() {
        var top = program.get(ada + "/access").text("top");
        var ended = ender.post(ending, WHY).is(200);
        assertThat(Instant.parse(ended.text("undoUntil")))
                .isEqualTo(Instant.parse(ended.text("endedAt")).plus(Duration.ofHours(72)));
        assertThat(holding()).isZero();
        assertThat(program.get(ada + "/access").text("top")).isEqualTo("NOT_INVITED");
        assertThat(toldIn("access.notice.ended"))
                .as("behind the mail that lets people in")
                .containsExactly(proven + " SERVICE");

        assertThat(undo(ender).is(200).text("givenBackAt")).isNotBlank();
        assertThat(holding()).isEqualTo(1);
        assertThat(program.get(ada + "/access").text("top")).isEqualTo(top).isNotEqualTo("NOT_INVITED");
        assertThat(toldIn("access.notice.relink.back")).containsExactly(proven + " SERVICE");
    }

    @Test
    void the_history_of_the_file_names_the_key_and_the_reason() {
        ender.post(ending, WHY).is(200);
        undo(ender).is(200);
        assertThat(count("audit where club_id = :club and acting_as = 'API_KEY' and actor_key is not null"
                        + " and sentence_code in ('access.audit.ended', 'access.audit.ended.undone')"))
                .isEqualTo(2);
        var desk = RunningHouse.staff(club, Role.FRONT_DESK);
        assertThat(desk.get("/" + club.slug() + "/desk" + ada).body())
                .contains("Access ended, the account was told", "left the studio", "<small>test</small>");
    }

    @Test
    void what_the_desk_ended_a_program_gives_back_and_the_other_way_round() {
        var desk = RunningHouse.staff(club, Role.FRONT_DESK);
        var page = "/" + club.slug() + "/desk" + ending;
        desk.post(page, Map.of("why", "by mistake"));
        assertThat(holding()).isZero();
        undo(ender).is(200);
        ender.post(ending, WHY).is(200);
        desk.post(page + "/undo", Map.of());
        assertThat(holding()).isEqualTo(1);
    }

    @Test
    void twice_is_once_with_and_without_a_key_for_it() {
        var first = ender.post(ending, WHY, "one").is(200);
        var again = ender.post(ending, WHY, "one").is(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.http().body()).isEqualTo(first.http().body());
        ender.post(ending, WHY).problem(409, "NO_ACCESS");
        ender.post(ending, "{\"why\": \"another\"}", "one").problem(422, "IDEMPOTENCY_KEY_REUSED");
        ender.send("DELETE", ending, "", "", "one").problem(422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(toldIn("access.notice.ended")).hasSize(1);

        ender.send("DELETE", ending, "", "", "two").is(200);
        ender.send("DELETE", ending, "", "", "two").is(200);
        undo(ender).problem(409, "NOTHING_TO_GIVE_BACK");
        assertThat(toldIn("access.notice.relink.back")).hasSize(1);
        assertThat(holding()).isEqualTo(1);
    }

    @Test
    void of_many_calls_at_once_one_ends_it() throws Exception {
        var statuses = Race.of(8, n -> Program.of(club).post(ending, WHY).status()).stream()
                .sorted();
        assertThat(statuses).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
        assertThat(toldIn("access.notice.ended")).hasSize(1);
    }

    @Test
    void it_takes_a_reason_that_can_be_kept() {
        for (var body :
                List.of("{}", "{\"why\": \" \"}", "{\"why\": \"" + "x".repeat(501) + "\"}", "{\"why\": \"a\\u0000b\"}"))
            ender.post(ending, body).problem(422, "INVALID");
        ender.post(ending, "{\"why\": \"x\", \"account\": \"y\"}").problem(422, "INVALID");
        ender.post(ending, "").is(415);
        assertThat(holding()).isEqualTo(1);
    }

    @Test
    void after_three_days_or_once_somebody_else_has_it_nothing_is_given_back() {
        undo(ender).problem(409, "NOTHING_TO_GIVE_BACK");
        ender.post(ending, WHY).is(200);
        var before = clock.clockOffset();
        clock.moveClock(before.plus(Duration.ofHours(72)).plusMinutes(1));
        try {
            undo(ender).problem(409, "NOTHING_TO_GIVE_BACK");
        } finally {
            clock.moveClock(before);
        }
        Accounts.give(club, ada, "other." + proven);
        undo(ender).problem(409, "NOTHING_TO_GIVE_BACK");
        assertThat(holding()).isEqualTo(1);
    }

    @Test
    void the_access_of_somebody_who_works_here_is_no_programs() {
        var account = account();
        clock.inClub(club.id(), () -> RunningHouse.bean(Staff.class).give(club.id(), account, Role.FRONT_DESK));
        program.post(ending, WHY).problem(409, "WORKS_HERE");
        assertThat(holding()).isEqualTo(1);
        sql.sql("update access set ended_at = now(), ended_why = 'ENDED' where club_id = :club")
                .param("club", club.id().value())
                .update();
        undo(program).problem(409, "WORKS_HERE");
        assertThat(holding()).isZero();
        assertThat(toldIn("access.notice.ended")).isEmpty();
    }

    @Test
    void a_key_made_for_repairing_ends_nothing_and_one_of_another_club_finds_nobody() {
        var others = Program.of(club, EnumSet.complementOf(EnumSet.of(Scope.ACCESS_END)));
        others.post(ending, WHY).problem(403, "SCOPE_MISSING");
        undo(others).problem(403, "SCOPE_MISSING");
        var elsewhere = RunningHouse.club("FR");
        var stranger = Program.of(elsewhere);
        stranger.post(ending, WHY).problem(404, "NOT_FOUND");
        undo(stranger).problem(404, "NOT_FOUND");
        stranger.at(club).post(ending, WHY).problem(404, "NOT_FOUND");
        ender.post("/members/nobody/access/ending", WHY).problem(404, "NOT_FOUND");
        assertThat(holding()).isEqualTo(1);
    }

    @Test
    void an_old_file_says_that_it_is_one() {
        var body = "{\"firstName\": \"Ada\", \"lastName\": \"Old\"}";
        var old = program.post("/members", body).is(201).text("id");
        var kept = ada.substring("/members/".length());
        RunningHouse.staff(club, Role.OWNER)
                .post(
                        "/" + club.slug() + "/desk/members/" + kept + "/merge/" + old,
                        Map.of("checked", "KNOWN", "versions", "0 0"));
        ender.post("/members/" + old + "/access/ending", WHY).problem(409, "MEMBER_MERGED");
        assertThat(holding()).isEqualTo(1);
    }

    @Test
    void a_program_that_plants_an_address_and_ends_the_access_is_told_to_the_account_which_stays() {
        var account = account();
        var thief = "thief." + UUID.randomUUID() + "@example.net";
        program.patch(ada, "{\"email\": \"" + thief + "\"}", "").is(200);
        program.post(ending, WHY).is(200);
        assertThat(toldIn("access.notice.ended")).containsExactly(proven + " SERVICE");
        program.post(ada + "/password-resets", "").problem(409, "NO_ACCESS");
        assertThat(clock.global(() -> RunningHouse.bean(app.latchkey.accounts.Accounts.class)
                                .find(account))
                        .orElseThrow()
                        .open())
                .isTrue();
        assertThat(clock.global(() -> RunningHouse.bean(AccountAddresses.class).of(account)))
                .extracting(AccountAddress::key)
                .containsExactly(proven);
        program.post(ada + "/invitations", "").is(202);
        RunningHouse.staff(club, Role.FRONT_DESK).post("/" + club.slug() + "/desk" + ending + "/undo", Map.of());
        assertThat(account()).as("given back by the desk").isEqualTo(account);
        assertThat(holding()).isEqualTo(1);
        assertThat(count("access_grant where club_id = :club and closed_at is null and used_at is null"))
                .as("the invitation to the planted address is dead")
                .isZero();
    }

    @Test
    void a_program_that_ends_and_gives_back_in_a_loop_fills_nobodys_mailbox() {
        for (int n = 0; n < 5; n++) {
            ender.post(ending, WHY).is(200);
            undo(ender).is(200);
        }
        ender.post(ending, WHY).problem(429, "TOO_MANY");
        assertThat(holding()).as("nothing was done unsaid").isEqualTo(1);
        assertThat(toldIn("access.notice.ended")).hasSize(5);
    }
}
