package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.relink.Relinks;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RelinkTest {
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));
    private final Browser former = riverside.accepted(riverside.invited(file, address));
    private final String home = riverside.door + "me" + file.substring(file.lastIndexOf('/')) + "/";

    /** Ada stands at the desk with a new telephone, and cannot get at her account any more. */
    private Browser moved() {
        return taken(
                riverside.desk, Riverside.location(riverside.remedy(riverside.desk, needingARelink(), "RELINK_QR")));
    }

    private Browser taken(Browser desk, String handover) {
        var code = desk.get(handover).body().replaceAll("(?s).*class=\"bigcode\">([^<]*)<.*", "$1");
        var browser = new Browser();
        var page = Riverside.location(browser.post(riverside.door + "code", Map.of("code", code)));
        browser.get(page);
        browser.post(page + "/open", Map.of());
        var inside = browser.post(page, Map.of("password", "another lantern meadow six"));
        assertThat(Riverside.begins(inside)).as(inside.body()).isTrue();
        return browser;
    }

    private String needingARelink() {
        riverside.signIn(new Browser(), address, "no such password at all");
        org.awaitility.Awaitility.await()
                .until(() -> riverside.desk.get(file + "/access").body().contains("data-remedy=\"RELINK_QR\""));
        return file;
    }

    private String undo() {
        var answer = riverside.desk.post(file + "/access/relink/undo", Map.of());
        return riverside.desk.get(Riverside.location(answer)).body();
    }

    @Test
    void within_three_days_the_desk_takes_a_re_link_back_and_both_are_told() {
        var known = Riverside.mails(address).size();
        var taken = moved();
        assertThat(riverside.newMail(address, known).subject()).contains("has moved");
        assertThat(taken.get(home).body()).contains("Ada");
        assertThat(former.get(home).body()).doesNotContain("bottomtabs");
        assertThat(riverside.desk.get(file + "/access").body()).contains("data-undo=\"relink\"");

        var before = Riverside.mails(address).size();
        assertThat(undo()).contains("Taken back");

        assertThat(riverside.newMail(address, before).subject()).contains("yours again");
        assertThat(former.get(home).body()).contains("bottomtabs");
        assertThat(taken.get(home).body()).doesNotContain("bottomtabs");
        assertThat(riverside.desk.get(file + "/access").body()).doesNotContain("data-undo");
        assertThat(undo()).contains("can no longer be taken back");
    }

    @Test
    void an_account_that_keeps_nothing_is_closed_and_its_sessions_with_it() {
        moved();
        var closed = "account a where closed_at is not null and exists (select 1 from access x where x.club_id = :club"
                + " and x.account_id = a.id and x.ended_why = 'RELINK_UNDONE')";
        undo();
        assertThat(riverside.count(closed)).isEqualTo(1);
    }

    @Test
    void after_three_days_it_stands() {
        moved();
        var clock = RunningHouse.bean(Transactions.class);
        var member = MemberId.parse(file.substring(file.lastIndexOf('/') + 1)).orElseThrow();
        var relinks = RunningHouse.bean(Relinks.class);
        assertThat(clock.inClub(riverside.club.id(), () -> relinks.undoable(riverside.club.id(), member)))
                .isPresent();
        var before = clock.clockOffset();
        clock.moveClock(before.plus(Duration.ofHours(72)).plusMinutes(1));
        try {
            assertThat(clock.inClub(riverside.club.id(), () -> relinks.undoable(riverside.club.id(), member)))
                    .isEmpty();
        } finally {
            clock.moveClock(before);
        }
    }

    /** The desk puts another address on the file, and a reset is asked that only the old mailbox gets. */
    private String anew() {
        var other = Riverside.address("new");
        var page = riverside.owner.get(file + "/edit").body();
        var version = page.replaceAll("(?s).*name=\"version\"[^>]*value=\"([^\"]*)\".*", "$1");
        riverside.owner.post(
                file + "/edit", Map.of("version", version, "first", "Ada", "last", "Martin", "email", other));
        riverside.resetFor(address);
        org.awaitility.Awaitility.await()
                .until(() -> riverside.desk.get(file + "/access").body().contains("data-remedy=\"RELINK_MAIL\""));
        return other;
    }

    @Test
    void a_lost_mailbox_is_left_behind_by_a_link_to_the_address_on_file() {
        var other = anew();
        assertThat(riverside
                        .desk
                        .post(file + "/access/remedies/RELINK_MAIL", Map.of())
                        .statusCode())
                .as("not without a check")
                .isEqualTo(422);
        assertThat(Riverside.location(riverside.remedy(riverside.desk, file, "RELINK_MAIL")))
                .isEqualTo(file);
        var link = Riverside.link(riverside.newMail(other, 0));
        assertThat(former.get(home).body()).as("until it is used").contains("bottomtabs");
        var known = Riverside.mails(address).size();
        var taken = riverside.accepted(link);
        assertThat(taken.get(home).body()).contains("Ada");
        assertThat(former.get(home).body()).doesNotContain("bottomtabs");
        assertThat(riverside.newMail(address, known).subject()).contains("has moved");
        assertThat(undo()).contains("Taken back");
    }

    @Test
    void an_address_that_the_desk_edits_takes_nobody_over_who_works_here() {
        var other = anew();
        hasWorkSince();
        for (var who : List.of(riverside.desk, RunningHouse.staff(riverside.club, Role.MANAGER))) {
            var refused = riverside.remedy(who, file, "RELINK_MAIL");
            assertThat(who.get(Riverside.location(refused)).body()).contains("only an owner");
        }
        assertThat(riverside.count("access_grant where club_id = :club and relink"))
                .isZero();
        assertThat(Riverside.mails(other)).isEmpty();
    }

    @Test
    void a_code_made_before_somebody_worked_here_moves_nothing_afterwards() {
        var handover = Riverside.location(riverside.remedy(riverside.desk, needingARelink(), "RELINK_QR"));
        var code = riverside.desk.get(handover).body().replaceAll("(?s).*class=\"bigcode\">([^<]*)<.*", "$1");
        var browser = new Browser();
        var page = Riverside.location(browser.post(riverside.door + "code", Map.of("code", code)));
        browser.get(page);
        browser.post(page + "/open", Map.of());
        hasWorkSince();
        var late = browser.post(page, Map.of("password", "another lantern meadow six"));
        assertThat(Riverside.begins(late)).as("let in").isFalse();
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(former.get(home).body()).contains("bottomtabs");
        assertThat(riverside.count("access where club_id = :club and ended_at is not null"))
                .isZero();
    }

    @Test
    void a_link_mailed_before_somebody_worked_here_moves_nothing_afterwards() {
        var other = anew();
        riverside.remedy(riverside.desk, file, "RELINK_MAIL");
        var link = Riverside.link(riverside.newMail(other, 0));
        var browser = new Browser();
        var page = riverside.opened(browser, link);
        hasWorkSince();
        assertThat(Riverside.begins(browser.post(page, Map.of("password", Riverside.PASSWORD))))
                .isFalse();
        assertThat(former.get(home).body()).contains("bottomtabs");
    }

    /** Ada works here too, and lost what she signs in with. */
    private Browser movedByTheOwner() {
        needingARelink();
        hasWorkSince();
        var owner = RunningHouse.staff(riverside.club, Role.OWNER);
        var clock = RunningHouse.bean(Transactions.class);
        var before = clock.clockOffset();
        clock.moveClock(before.plusMinutes(16));
        try {
            assertThat(owner.get(file + "/access/remedies/RELINK_QR").body()).contains("data-works-here");
            assertThat(Riverside.location(riverside.remedy(owner, file, "RELINK_QR")))
                    .as("the secret is asked again")
                    .startsWith(riverside.door + "fresh-proof");
            assertThat(riverside.count("access_grant where club_id = :club and relink"))
                    .isZero();
            owner.post(riverside.door + "fresh-proof", Map.of("secret", RunningHouse.PASSWORD, "next", file));
        } finally {
            clock.moveClock(before);
        }
        return taken(owner, Riverside.location(riverside.remedy(owner, file, "RELINK_QR")));
    }

    @Test
    void an_owner_moves_the_access_of_somebody_who_works_here_and_the_role_stays_with_the_old_account() {
        var desk = riverside.door + "desk/members";
        var known = Riverside.mails(address).size();
        var taken = movedByTheOwner();
        assertThat(taken.get(home).body()).contains("bottomtabs");
        assertThat(taken.get(desk).statusCode()).as("the new account").isNotEqualTo(200);
        assertThat(former.get(home).body()).doesNotContain("bottomtabs");
        assertThat(riverside.newMail(address, known).subject()).contains("has moved");
        assertThat(riverside.count("staff s where club_id = :club and ended_at is null and exists (select from access a"
                        + " where a.club_id = :club and a.account_id = s.account_id and a.ended_why = 'RELINKED')"))
                .isEqualTo(1);
        assertThat(riverside.count("staff s where club_id = :club and ended_at is null and exists (select from access a"
                        + " where a.club_id = :club and a.account_id = s.account_id and a.ended_at is null)"))
                .isZero();
        assertThat(undo()).contains("Taken back");
        assertThat(former.get(home).body()).contains("bottomtabs");
    }

    private void hasWorkSince() {
        var account = new AccountId(riverside
                .sql
                .sql("select account_id from access where club_id = :club and ended_at is null")
                .param("club", riverside.club.id().value())
                .query(UUID.class)
                .single());
        RunningHouse.bean(Transactions.class)
                .inClub(
                        riverside.club.id(),
                        () -> RunningHouse.bean(Staff.class).give(riverside.club.id(), account, Role.COACH));
    }

    @Test
    void the_link_dies_with_the_address_that_it_went_to() {
        var other = anew();
        riverside.remedy(riverside.desk, file, "RELINK_MAIL");
        var link = Riverside.link(riverside.newMail(other, 0));
        var page = riverside.owner.get(file + "/edit").body();
        var version = page.replaceAll("(?s).*name=\"version\"[^>]*value=\"([^\"]*)\".*", "$1");
        riverside.owner.post(
                file + "/edit",
                Map.of("version", version, "first", "Ada", "last", "Martin", "email", Riverside.address("third")));
        assertThat(new Browser().get(link).statusCode()).isEqualTo(410);
        assertThat(former.get(home).body()).contains("bottomtabs");
    }
}
