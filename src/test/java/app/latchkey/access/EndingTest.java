package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EndingTest {
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));
    private final Browser ada = riverside.accepted(riverside.invited(file, address));
    private final String home = riverside.door + "me" + file.substring(file.lastIndexOf('/')) + "/";
    private final String ending = file + "/access/ending";

    private String ended(Browser who) {
        var answer = who.post(ending, Map.of("why", "somebody else took it"));
        return answer.statusCode() == 303 ? who.get(Riverside.location(answer)).body() : answer.body();
    }

    private String undo(Browser who) {
        return who.follow(who.post(ending + "/undo", Map.of())).body();
    }

    private boolean inside() {
        return ada.get(home).body().contains("bottomtabs");
    }

    private String panel() {
        return riverside.desk.get(file + "/access").body();
    }

    private long holding() {
        return riverside.count("access where club_id = :club and ended_at is null");
    }

    @Test
    void whoever_is_signed_in_loses_the_club_at_the_next_click_and_is_told_by_mail() {
        assertThat(inside()).isTrue();
        assertThat(riverside.desk.get(ending).body()).contains("the account of Ada Martin");
        var known = Riverside.mails(address).size();

        assertThat(ended(riverside.desk)).contains("has ended").contains("somebody else took it");

        assertThat(inside()).isFalse();
        assertThat(ada.get(riverside.door).body())
                .as("the truth, to whoever has shown who they are")
                .contains("ended the access of this account")
                .doesNotContain("bottomtabs");
        assertThat(riverside.newMail(address, known).subject()).contains("has ended");
        assertThat(panel()).contains("data-code=\"NOT_INVITED\"").contains("data-undo=\"ending\"");
        var other = Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD));
        assertThat(other).as("the account stays the person's").isTrue();
        assertThat(holding()).isZero();
    }

    @Test
    void it_takes_a_reason_and_a_right() {
        var without = riverside.desk.post(ending, Map.of("why", " "));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Give a reason");
        var coach = RunningHouse.staff(riverside.club, Role.COACH);
        assertThat(coach.post(ending, Map.of("why", "because")).statusCode()).isEqualTo(403);
        assertThat(coach.get(file + "/access").body()).doesNotContain("access/ending");
        assertThat(inside()).isTrue();
    }

    @Test
    void a_code_that_was_out_gives_it_back_to_nobody() {
        riverside.signIn(new Browser(), address, "no such password at all");
        org.awaitility.Awaitility.await().until(() -> panel().contains("data-remedy=\"RELINK_QR\""));
        var handover = Riverside.location(riverside.remedy(riverside.desk, file, "RELINK_QR"));
        var code = riverside.desk.get(handover).body().replaceAll("(?s).*class=\"bigcode\">([^<]*)<.*", "$1");
        ended(riverside.desk);
        var answer = new Browser().post(riverside.door + "code", Map.of("code", code));
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(holding()).isZero();
    }

    @Test
    void within_three_days_the_same_account_gets_it_back_and_is_told() {
        ended(riverside.desk);
        var known = Riverside.mails(address).size();
        assertThat(undo(riverside.desk)).contains("Given back");
        assertThat(inside()).isTrue();
        assertThat(riverside.newMail(address, known).subject()).contains("yours again");
        assertThat(panel()).doesNotContain("data-undo").contains("data-state=\"IN\"");
        assertThat(undo(riverside.desk)).contains("can no longer be taken back");
        assertThat(holding()).isEqualTo(1);
    }

    @Test
    void after_three_days_or_once_somebody_else_has_it_nothing_is_given_back() {
        ended(riverside.desk);
        var before = clock.clockOffset();
        clock.moveClock(before.plus(Duration.ofHours(72)).plusMinutes(1));
        try {
            var later = RunningHouse.staff(riverside.club, Role.FRONT_DESK);
            assertThat(later.get(file + "/access").body()).doesNotContain("data-undo");
            assertThat(undo(later)).contains("can no longer be taken back");
        } finally {
            clock.moveClock(before);
        }
        assertThat(holding()).isZero();
        var anew = new Browser();
        var page = riverside.opened(anew, riverside.invited(file, address));
        var taken = anew.post(page, Map.of("how", "existing", "identifier", address, "password", Riverside.PASSWORD));
        assertThat(Riverside.begins(taken)).as(taken.body()).isTrue();
        assertThat(undo(riverside.desk)).contains("can no longer be taken back");
        assertThat(holding()).isEqualTo(1);
    }

    @Test
    void of_somebody_who_works_here_only_an_owner_who_shows_the_secret_again_ends_it_and_the_role_stays() {
        var account = new AccountId(riverside
                .sql
                .sql("select account_id from access where club_id = :club and ended_at is null")
                .param("club", riverside.club.id().value())
                .query(UUID.class)
                .single());
        clock.inClub(
                riverside.club.id(),
                () -> RunningHouse.bean(Staff.class).give(riverside.club.id(), account, Role.FRONT_DESK));
        assertThat(ended(riverside.desk)).contains("only an owner");
        assertThat(ended(RunningHouse.staff(riverside.club, Role.MANAGER))).contains("only an owner");
        var owner = RunningHouse.staff(riverside.club, Role.OWNER);
        var before = clock.clockOffset();
        clock.moveClock(before.plusMinutes(16));
        try {
            assertThat(Riverside.location(owner.post(ending, Map.of("why", "because"))))
                    .startsWith(riverside.door + "fresh-proof");
            assertThat(holding()).isEqualTo(1);
            owner.post(riverside.door + "fresh-proof", Map.of("secret", RunningHouse.PASSWORD, "next", file));
            assertThat(ended(owner)).contains("has ended");
        } finally {
            clock.moveClock(before);
        }
        assertThat(holding()).isZero();
        assertThat(riverside.count(
                        "staff where club_id = :club and ended_at is null and account_id = '" + account + "'"))
                .as("the role stays")
                .isEqualTo(1);
        assertThat(undo(riverside.desk)).contains("only an owner");
        assertThat(undo(riverside.owner)).contains("Given back");
    }
}
