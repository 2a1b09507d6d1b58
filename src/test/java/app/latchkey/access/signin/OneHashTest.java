package app.latchkey.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.CountedHashing;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each try that is looked at costs one Argon2, whoever it is for; one that is not looked at costs none. */
class OneHashTest {
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    private final Club club = RunningHouse.club("FR");
    private final CountedHashing counted = new CountedHashing();
    private final SignIn signIn = counted.in(SignIn.class);
    private final JdbcClient sql = JdbcClient.create(TestDatabase.owner());

    OneHashTest() {
        // The one that stands in where there is nothing to compare was made once.
        assertThat(counted.count()).isEqualTo(1);
    }

    @Test
    void whoever_is_asked_for_one_hash_is_computed() {
        var address = account();
        costsOne("nobody@at-all.example", "wrong");
        costsOne("0 no such thing", "wrong");
        costsOne(address, "wrong");
        costsOne(address, "");
        costsOne(address, RunningHouse.PASSWORD);
        costsOne(memberWithoutAccount(), "wrong");
        sql.sql("update password set off_at = now() where account_id = :id")
                .param("id", id(address).value())
                .update();
        costsOne(address, RunningHouse.PASSWORD);
        sql.sql("update password set off_at = null where account_id = :id")
                .param("id", id(address).value())
                .update();
        sql.sql("update account set closed_at = now() where id = :id")
                .param("id", id(address).value())
                .update();
        costsOne(address, RunningHouse.PASSWORD);
    }

    @Test
    void whoever_has_to_wait_costs_nothing() {
        var address = account();
        var client = client();
        for (var n = 0; n < 5; n++) signIn.tryToEnter(club, address, "wrong", client);
        assertThat(counted.count()).isEqualTo(5);
        sql.sql("update throttle set until = now() + interval '10 minutes' where kind = 'pair' and fails >= 5")
                .update();
        for (var password : new String[] {"wrong", RunningHouse.PASSWORD})
            assertThat(signIn.tryToEnter(club, address, password, client)).isInstanceOf(SignInOutcome.Refused.class);
        assertThat(counted.count()).isZero();
    }

    private void costsOne(String typed, String password) {
        signIn.tryToEnter(club, typed, password, client());
        assertThat(counted.count()).as(typed).isEqualTo(1);
    }

    private static Client client() {
        return new Client("198.18.9." + NETWORKS.incrementAndGet(), Optional.empty(), "Firefox on Linux");
    }

    private String account() {
        var email = "ada" + Ids.next() + "@riverside.example";
        RunningHouse.bean(Transactions.class).inClub(club.id(), () -> {
            var account = RunningHouse.bean(Accounts.class).create("Ada", Locale.ENGLISH);
            RunningHouse.bean(AccountAddresses.class).prove(account, email, email, true);
            RunningHouse.bean(Passwords.class)
                    .set(account, RunningHouse.bean(Hashing.class).hash(RunningHouse.PASSWORD));
            RunningHouse.bean(Staff.class).give(club.id(), account, Role.FRONT_DESK);
        });
        return email;
    }

    private AccountId id(String address) {
        return new AccountId(sql.sql("select account_id from account_address where key = :key")
                .param("key", address)
                .query(java.util.UUID.class)
                .single());
    }

    private String memberWithoutAccount() {
        Browser owner = RunningHouse.staff(club, Role.OWNER);
        var added = owner.post(
                "/" + club.slug() + "/desk/members/new", Map.of("first", "Ben", "last", "Roux", "evenSo", "true"));
        assertThat(added.statusCode()).isEqualTo(303);
        return "ben.roux";
    }
}
