package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LeavingTest {
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));
    private final Browser ada = riverside.accepted(riverside.invited(file, address));
    private final String leaving = riverside.door + "me/" + file.substring(file.lastIndexOf('/') + 1) + "/leaving";

    private void panelSays(String code) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(riverside.desk.get(file).body()).contains("data-code=\"" + code + "\""));
    }

    private boolean told(String title) {
        return Riverside.mails(address).stream().anyMatch(mail -> mail.subject().contains(title));
    }

    @Test
    void a_closed_account_opens_nothing_is_told_everywhere_and_the_desk_lets_them_in_anew() {
        assertThat(ada.get(leaving).body()).contains("Close your account", "Leave ");
        var elsewhere = new Browser();
        riverside.signIn(elsewhere, address, Riverside.PASSWORD);
        assertThat(ada.post(leaving + "/account", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ada.get(leaving).statusCode()).isEqualTo(303);
        assertThat(elsewhere.get(leaving).headers().firstValue("Location")).contains(riverside.door);
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isFalse();
        panelSays("ACCOUNT_CLOSED");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> told("closed"));
        assertThat(riverside.desk.get(file).body()).contains("RELINK_QR", "Closed their account");
    }

    @Test
    void whoever_leaves_their_only_club_has_no_account_any_more_and_is_left_out_of_invitations_to_all() {
        assertThat(ada.post(leaving + "/club", Map.of()).statusCode()).isEqualTo(303);
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isFalse();
        panelSays("NOT_INVITED");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> told("left"));
        assertThat(riverside.count(
                        "member where club_id = :club and not invitable and last = 'Martin' and archived_at is null"))
                .isEqualTo(1);
        assertThat(riverside.count("account a join account_address k on k.account_id = a.id" + " where k.key = '"
                        + address + "' and a.closed_at is null and :club is not null"))
                .isZero();
        assertThat(riverside.count("account a join account_address k on k.account_id = a.id" + " where k.key = '"
                        + address + "' and a.closed_at is not null and :club is not null"))
                .isEqualTo(1);
    }

    @Test
    void whoever_left_and_is_invited_again_signs_in_with_the_same_address() {
        ada.post(leaving + "/club", Map.of());
        panelSays("NOT_INVITED");
        riverside.accepted(riverside.invited(file, address));
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isTrue();
    }

    @Test
    void a_member_of_two_clubs_keeps_the_other() {
        var account = RunningHouse.bean(Transactions.class)
                .global(() -> RunningHouse.bean(AccountAddresses.class)
                        .signingIn(EmailAddress.parse(address).key())
                        .orElseThrow());
        var other = new Riverside();
        RunningHouse.bean(Transactions.class)
                .inClub(
                        other.club.id(),
                        () -> RunningHouse.bean(Staff.class).give(other.club.id(), account, Role.COACH));
        assertThat(ada.post(leaving + "/account", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ada.get(leaving).body())
                .as("somebody of a desk elsewhere stays")
                .contains("You work at a desk");
        assertThat(ada.post(leaving + "/club", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ada.get(other.door + "desk/").statusCode()).isEqualTo(200);
    }

    @Test
    void the_last_owner_cannot_go_and_nobody_sends_another_person_away() {
        var owner = riverside.owner;
        assertThat(owner.post(leaving + "/account", Map.of()).statusCode()).isEqualTo(303);
        assertThat(owner.get(riverside.door + "desk/").statusCode()).isEqualTo(200);
        var tom = Riverside.address("tom");
        var other = riverside.accepted(riverside.invited(riverside.add("Tom", "Roux", Map.of("email", tom)), tom));
        assertThat(other.post(leaving + "/club", Map.of()).statusCode()).isEqualTo(303);
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .as("Ada is still there: Tom left for himself")
                .isTrue();
    }

    @Test
    void a_session_that_was_opened_long_ago_asks_who_is_there_first() {
        var transactions = RunningHouse.bean(Transactions.class);
        var before = transactions.clockOffset();
        transactions.moveClock(before.plusMinutes(20));
        try {
            var asked = ada.post(leaving + "/account", Map.of());
            assertThat(Riverside.location(asked)).contains("/fresh-proof");
        } finally {
            transactions.moveClock(before);
        }
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isTrue();
    }
}
