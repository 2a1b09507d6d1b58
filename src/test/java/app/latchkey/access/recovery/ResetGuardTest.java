package app.latchkey.access.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.links.LinkRoutes;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import app.latchkey.testing.Wired;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One reset, eight new passwords at once: what the guarded statement is there for. */
class ResetGuardTest {
    private static final int RACERS = 8;

    private final Club club = RunningHouse.club("FR");

    @Test
    void one_of_them_is_taken() throws Exception {
        assertThat(inside(RunningHouse.bean(NewPassword.class))).isEqualTo(1);
    }

    @Test
    void without_its_guard_several_would_be() throws Exception {
        var jdbc = RunningHouse.bean(JdbcClient.class);
        var unguarded = new Unguarded(jdbc, RunningHouse.bean(Transactions.class), RunningHouse.bean(LinkRoutes.class));
        assertThat(inside(Wired.with(NewPassword.class, unguarded))).isGreaterThan(1);
    }

    private long inside(NewPassword flow) throws Exception {
        var reset = reset();
        return Race.of(
                        RACERS,
                        n -> flow.choose(
                                club,
                                reset,
                                "copper lantern meadow " + n,
                                new Client("198.18.0." + n, Optional.empty(), "Firefox on Linux")))
                .stream()
                .filter(NewPasswordOutcome.Inside.class::isInstance)
                .count();
    }

    private UUID reset() {
        var email = "ada" + Ids.next() + "@riverside.example";
        RunningHouse.bean(Transactions.class).inClub(club.id(), () -> {
            var account = RunningHouse.bean(Accounts.class).create("Ada", Locale.ENGLISH);
            RunningHouse.bean(AccountAddresses.class).prove(account, email, email, true);
            RunningHouse.bean(Passwords.class)
                    .set(account, RunningHouse.bean(Hashing.class).hash(RunningHouse.PASSWORD));
            RunningHouse.bean(Staff.class).give(club.id(), account, Role.FRONT_DESK);
            RunningHouse.bean(ResetSending.class).send(club, account, Actor.member(account), Lane.ACCESS);
        });
        return JdbcClient.create(TestDatabase.owner())
                .sql("select id from reset where address_key = :key")
                .param("key", email)
                .query(UUID.class)
                .single();
    }

    /** Reads and then writes, as one would without thinking of it. */
    private static final class Unguarded extends Resets {
        Unguarded(JdbcClient sql, Transactions transactions, LinkRoutes routes) {
            super(sql, transactions, routes);
        }

        @Override
        boolean use(UUID id) {
            super.use(id);
            return true;
        }
    }
}
