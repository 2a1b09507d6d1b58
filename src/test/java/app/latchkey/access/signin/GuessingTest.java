package app.latchkey.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.CountedHashing;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.clubs.AccessRules;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.testing.RunningHouse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who guesses, from wherever they come, is soon not even looked at; the owner and everybody beside them get in. */
class GuessingTest {
    private static final Transactions HOUSE = RunningHouse.bean(Transactions.class);

    private final Club club = RunningHouse.club("FR");
    private final CountedHashing counted = new CountedHashing(false);
    private final SignIn signIn = counted.in(SignIn.class);
    private final String address = "ada." + UUID.randomUUID() + "@riverside.example";
    private final AccountId ada = account();

    private AccountId account() {
        counted.count();
        return HOUSE.inClub(club.id(), () -> {
            var account = RunningHouse.bean(Accounts.class).create("Ada", Locale.ENGLISH);
            RunningHouse.bean(AccountAddresses.class).prove(account, address, address, true);
            RunningHouse.bean(Passwords.class)
                    .set(account, RunningHouse.bean(Hashing.class).hash(RunningHouse.PASSWORD));
            return account;
        });
    }

    private static Client from(String network) {
        return new Client(network, Optional.empty(), "Firefox on Linux");
    }

    private int lookedAt(
            int tries, java.util.function.IntFunction<Client> who, java.util.function.IntFunction<String> name) {
        counted.count();
        for (var n = 0; n < tries; n++) signIn.tryToEnter(club, name.apply(n), "wrong " + n, who.apply(n));
        return counted.count();
    }

    private static String network(int n) {
        var random = UUID.randomUUID().getLeastSignificantBits();
        return "198." + (18 + (n & 1)) + "." + (random >>> 8 & 255) + "." + (n & 255);
    }

    @Test
    void one_name_from_five_thousand_networks_is_looked_at_thirty_times_and_its_owner_comes_in_all_the_while() {
        var own = new Client(
                "192.0.2." + (ada.value().hashCode() & 127),
                Optional.of(UUID.randomUUID().toString()),
                "Hers");
        assertThat(signIn.tryToEnter(club, address, RunningHouse.PASSWORD, own))
                .isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(lookedAt(60, n -> from(network(n)), n -> address)).isEqualTo(Budgets.IDENTIFIER_AN_HOUR);
        assertThat(signIn.tryToEnter(club, address, RunningHouse.PASSWORD, own))
                .isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(signIn.tryToEnter(club, address, RunningHouse.PASSWORD, from(network(1))))
                .as("from a device that nobody knows she waits, like everybody")
                .isInstanceOf(SignInOutcome.Refused.class);
    }

    /** What a browser brings or throws away makes no difference as long as nobody has entered from it. */
    @Test
    void a_new_browser_and_a_cookie_that_nobody_knows_count_against_the_same_tries() {
        assertThat(lookedAt(
                        60,
                        n -> new Client(
                                network(n),
                                Optional.of(UUID.randomUUID().toString()).filter(secret -> n % 2 == 0),
                                "Firefox on Linux"),
                        n -> address))
                .isEqualTo(Budgets.IDENTIFIER_AN_HOUR);
    }

    @Test
    void a_new_browser_gets_in_and_leaves_nothing_counted() {
        var here = network(7);
        for (var n = 0; n < 3 * Budgets.FREE; n++)
            assertThat(signIn.tryToEnter(club, address, RunningHouse.PASSWORD, from(here)))
                    .as("try " + n)
                    .isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(lookedAt(2 * Budgets.FREE, n -> from(here), n -> address)).isEqualTo(Budgets.FREE);
    }

    @Test
    void stuffing_from_one_network_ends_after_three_hundred_names() {
        var one = network(3);
        assertThat(lookedAt(320, n -> from(one), n -> "somebody" + n + "@elsewhere.example"))
                .isEqualTo(Budgets.NETWORK_AN_HOUR);
    }

    @Test
    void a_rush_in_the_clubs_own_rooms_is_no_attack_and_opens_no_other_clubs_door() {
        var rooms = network(5);
        var rules = AccessRules.USUAL;
        HOUSE.global(() -> RunningHouse.bean(Clubs.class)
                .decide(
                        club.id(),
                        new AccessRules(
                                rules.firstAccess(),
                                rules.inviteDays(),
                                rules.askInvite(),
                                rules.mailedCodes(),
                                rules.staffProof(),
                                rules.joins(),
                                List.of(rooms))));
        var now = HOUSE.global(() -> RunningHouse.bean(Clubs.class).get(club.id()));
        counted.count();
        for (var n = 0; n < 320; n++) signIn.tryToEnter(now, "member" + n, "wrong", from(rooms));
        assertThat(counted.count()).isEqualTo(320);
        assertThat(lookedAt(1, n -> from(rooms), n -> "nobody")).isEqualTo(1);
    }

    @Test
    void somebody_who_walks_through_the_sixty_five_thousand_networks_of_one_line_is_stopped_too() {
        var line = "2001:db8:" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff);
        assertThat(lookedAt(
                        1_010,
                        n -> from(line + ":" + Integer.toHexString(n) + ":0:0:0:0/64"),
                        n -> "walker" + n + "@elsewhere.example"))
                .isEqualTo(Budgets.WIDE_NETWORK_AN_HOUR);
    }
}
