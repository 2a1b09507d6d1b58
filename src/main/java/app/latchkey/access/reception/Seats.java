package app.latchkey.access.reception;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.accounts.SignedIn;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of table {@code reception_seat}. Inside a transaction of the club. */
@Component
class Seats {
    private static final String PARK = """
            insert into reception_seat (club_id, device_id, account_id, proven_at, factors)
            values (:club, :device, :account, :proven, :factors)
            on conflict (club_id, device_id, account_id) do update set proven_at = :proven, factors = :factors
            """;
    private static final String AT = """
            select account_id, proven_at, factors from reception_seat
            where club_id = :club and device_id = :device and proven_at > :after order by account_id
            """;
    private static final String SWEEP = "delete from reception_seat where club_id = :club and proven_at <= :after";
    private static final String LEAVE = "delete from reception_seat where club_id = :club and account_id = :account";

    private final JdbcClient sql;
    private final Transactions transactions;

    Seats(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** @param provenAt when the whole secret was shown */
    record Seat(AccountId account, Instant provenAt, List<String> factors) {}

    void park(ClubId club, UUID device, SignedIn person) {
        sql.sql(SWEEP)
                .param("club", club.value())
                .param("after", utc(transactions.now().minus(SignedIn.STAFF_LIFE)))
                .update();
        sql.sql(PARK)
                .param("club", club.value())
                .param("device", device)
                .param("account", person.account().value())
                .param("proven", utc(person.provenAt()))
                .param("factors", person.factors().toArray(String[]::new))
                .update();
    }

    void leave(ClubId club, AccountId account) {
        sql.sql(LEAVE)
                .param("club", club.value())
                .param("account", account.value())
                .update();
    }

    List<Seat> at(ClubId club, UUID device) {
        return sql.sql(AT)
                .param("club", club.value())
                .param("device", device)
                .param("after", utc(transactions.now().minus(SignedIn.STAFF_LIFE)))
                .query((row, n) -> new Seat(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        Times.read(row, "proven_at"),
                        List.of((String[]) row.getArray("factors").getArray())))
                .list();
    }
}
