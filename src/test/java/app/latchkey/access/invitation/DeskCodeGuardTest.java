package app.latchkey.access.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.grants.Grants;
import app.latchkey.accounts.Client;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import app.latchkey.testing.Wired;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One code from the desk for a child, eight who say they look after it. */
class DeskCodeGuardTest {
    private static final int RACERS = 8;

    private final Club club = RunningHouse.club("FR");
    private final JdbcClient sql = JdbcClient.create(TestDatabase.owner());

    @Test
    void one_of_them_gets_in() throws Exception {
        assertThat(inside(RunningHouse.bean(Acceptance.class))).isEqualTo(1);
        assertThat(guardians()).isEqualTo(1);
    }

    @Test
    void without_its_guard_several_would() throws Exception {
        var unguarded = new Unguarded(RunningHouse.bean(JdbcClient.class), RunningHouse.bean(Transactions.class));
        assertThat(inside(Wired.with(Acceptance.class, unguarded))).isGreaterThan(1);
        assertThat(guardians()).isGreaterThan(1);
    }

    private long inside(Acceptance flow) throws Exception {
        var link = code();
        return Race.of(RACERS, n -> flow.accept(club, link, wanted(n))).stream()
                .filter(AcceptOutcome.Inside.class::isInstance)
                .count();
    }

    private static Acceptance.Wanted wanted(int n) {
        return new Acceptance.Wanted(
                new AcceptForm("guardian", "new", "Greta " + n, "", "", "", ""),
                "copper lantern meadow " + n,
                Locale.ENGLISH,
                new Client("198.18.1." + n, Optional.empty(), "Firefox on Linux"),
                Optional.empty());
    }

    private UUID code() {
        var owner = RunningHouse.staff(club, Role.OWNER);
        var door = "/" + club.slug() + "/desk/members";
        var birth = "" + (Year.now().getValue() - 8);
        var added =
                owner.post(door + "/new", Map.of("first", "Tom", "last", "Becker", "birth", birth, "evenSo", "true"));
        var file = added.headers().firstValue("Location").orElseThrow();
        owner.post(file + "/access/remedies/DESK_QR", Map.of("checked", "KNOWN"));
        return sql.sql("select id from grant_link where club_id = :club")
                .param("club", club.id().value())
                .query(UUID.class)
                .single();
    }

    private long guardians() {
        return sql.sql(
                        "select count(*) from access where club_id = :club and relation = 'GUARDIAN' and ended_at is null")
                .param("club", club.id().value())
                .query(Long.class)
                .single();
    }

    private static final class Unguarded extends Grants {
        Unguarded(JdbcClient sql, Transactions transactions) {
            super(sql, transactions);
        }

        @Override
        public boolean use(ClubId club, UUID grant, UUID link, AccountId account, String as) {
            super.use(club, grant, link, account, as);
            return true;
        }
    }
}
