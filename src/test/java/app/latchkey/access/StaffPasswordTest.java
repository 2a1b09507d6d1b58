package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever works at a desk has the longer password, by whichever door it is chosen. */
class StaffPasswordTest {
    private static final String SHORT = "kettle mango";
    private static final String LONG = "kettle mango harbour";

    private final Riverside riverside = new Riverside();
    private final Transactions transactions = RunningHouse.bean(Transactions.class);
    private final String address = Riverside.address("ada");
    private final Browser ada =
            riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));

    private AccountId account() {
        return transactions.global(() ->
                RunningHouse.bean(AccountAddresses.class).signingIn(address).orElseThrow());
    }

    private void worksElsewhere() {
        var elsewhere = RunningHouse.club("FR");
        var account = account();
        transactions.inClub(
                elsewhere.id(), () -> RunningHouse.bean(Staff.class).give(elsewhere.id(), account, Role.FRONT_DESK));
    }

    private static void takesOnlyTheLongOne(String link) {
        var browser = new Browser();
        var page = Riverside.location(browser.get(link));
        assertThat(browser.get(page).body()).contains("at least 15 characters");
        var refused = browser.post(page, Map.of("password", SHORT));
        assertThat(Riverside.begins(refused)).as("let in with a short one").isFalse();
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Riverside.begins(browser.post(page, Map.of("password", LONG))))
                .isTrue();
    }

    @Test
    void a_reset_by_way_of_another_club_asks_for_it() {
        worksElsewhere();
        takesOnlyTheLongOne(riverside.resetFor(address));
    }

    @Test
    void a_reset_without_a_club_asks_for_it() {
        worksElsewhere();
        var known = Riverside.mails(address).size();
        new Browser().post("/sign-in/recover", Map.of("email", address));
        takesOnlyTheLongOne(Riverside.link(riverside.newMail(address, known)));
    }

    @Test
    void a_member_who_works_nowhere_takes_a_shorter_one() {
        var browser = new Browser();
        var page = Riverside.location(browser.get(riverside.resetFor(address)));
        assertThat(Riverside.begins(browser.post(page, Map.of("password", SHORT))))
                .isTrue();
    }

    @Test
    void a_place_at_the_desk_is_not_taken_with_a_shorter_one() {
        var first = new Browser();
        var reset = Riverside.location(first.get(riverside.resetFor(address)));
        assertThat(Riverside.begins(first.post(reset, Map.of("password", SHORT))))
                .isTrue();
        var known = Riverside.mails(address).size();
        riverside.owner.post(
                riverside.door + "desk/staff/invitations", Map.of("email", address, "role", Role.FRONT_DESK.name()));
        var link = Riverside.link(riverside.newMail(address, known));
        var browser = new Browser();
        var page = riverside.opened(browser, link);
        var refused = browser.post(page, Map.of("how", "existing", "identifier", address, "password", SHORT));
        assertThat(Riverside.begins(refused)).as("let in with a short one").isFalse();
        assertThat(refused.body()).contains("15 characters");
        assertThat(transactions.inClub(
                        riverside.club.id(),
                        () -> RunningHouse.bean(Staff.class).find(riverside.club.id(), account())))
                .isEmpty();
        var again = new Browser();
        var anew = Riverside.location(again.get(riverside.resetFor(address)));
        again.post(anew, Map.of("password", LONG));
        assertThat(Riverside.begins(
                        browser.post(page, Map.of("how", "existing", "identifier", address, "password", LONG))))
                .isTrue();
    }
}
