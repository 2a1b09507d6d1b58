package app.latchkey.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A password hashed by the parameters of other days opens, and is hashed by those of today from then on. */
class RehashTest {
    private static final String PASSWORD = "four calm words of the desk";
    private static final Hashing.Parameters OTHER_DAYS = new Hashing.Parameters(1024, 3);

    private final Club club = RunningHouse.club("FR");
    private final String email = "rehash" + System.nanoTime() + "@riverside.example";

    @Test
    void whoever_signs_in_has_a_hash_of_today_and_whoever_fails_keeps_theirs() {
        var account = RunningHouse.bean(Transactions.class).inClub(club.id(), () -> {
            var made = RunningHouse.bean(Accounts.class).create("Lea", Locale.ENGLISH);
            RunningHouse.bean(AccountAddresses.class).prove(made, email, email, true);
            RunningHouse.bean(Passwords.class).set(made, new Hashing(OTHER_DAYS).hash(PASSWORD));
            RunningHouse.bean(Staff.class).give(club.id(), made, Role.OWNER);
            return made;
        });
        var before = hash(account);
        assertThat(RunningHouse.bean(Hashing.class).outdated(before)).isTrue();
        signIn("another password");
        assertThat(hash(account)).isEqualTo(before);
        assertThat(signIn(PASSWORD)).isEqualTo(303);
        assertThat(RunningHouse.bean(Hashing.class).outdated(hash(account))).isFalse();
        var today = hash(account);
        assertThat(signIn(PASSWORD)).isEqualTo(303);
        assertThat(hash(account)).as("once").isEqualTo(today);
    }

    private int signIn(String password) {
        return new Browser()
                .post(club.path(), Map.of("identifier", email, "password", password))
                .statusCode();
    }

    private String hash(AccountId account) {
        return RunningHouse.bean(Transactions.class)
                .global(() -> RunningHouse.bean(Passwords.class).find(account).orElseThrow())
                .hash();
    }
}
