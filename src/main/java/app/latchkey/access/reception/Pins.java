package app.latchkey.access.reception;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of table {@code staff_pin}. Inside a transaction of the club. */
@Component
class Pins {
    static final int MOST_WRONG = 5;

    private static final String SET = """
            insert into staff_pin (club_id, account_id, hash, set_at) values (:club, :account, :hash, :now)
            on conflict (club_id, account_id) do update set hash = :hash, set_at = :now, fails = 0
            """;
    private static final String TRY = """
            update staff_pin set fails = fails + 1 where club_id = :club and account_id = :account and fails < :most
            returning hash
            """;
    private static final String RIGHT =
            "update staff_pin set fails = 0 where club_id = :club and account_id = :account";
    private static final String HAS = """
            select exists (select from staff_pin where club_id = :club and account_id = :account and fails < :most)
            """;
    private static final String FORGET = "delete from staff_pin where club_id = :club and account_id = :account";

    private final JdbcClient sql;
    private final Transactions transactions;

    Pins(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    void set(ClubId club, AccountId account, String hash) {
        sql.sql(SET)
                .param("club", club.value())
                .param("account", account.value())
                .param("hash", hash)
                .param("now", utc(transactions.now()))
                .update();
    }

    void forget(ClubId club, AccountId account) {
        sql.sql(FORGET)
                .param("club", club.value())
                .param("account", account.value())
                .update();
    }

    /** Counts the try before it is looked at. @return what it is compared with; empty after too many, or without a PIN */
    Optional<String> tried(ClubId club, AccountId account) {
        return sql.sql(TRY)
                .param("club", club.value())
                .param("account", account.value())
                .param("most", MOST_WRONG)
                .query(String.class)
                .optional();
    }

    void right(ClubId club, AccountId account) {
        sql.sql(RIGHT)
                .param("club", club.value())
                .param("account", account.value())
                .update();
    }

    boolean has(ClubId club, AccountId account) {
        return sql.sql(HAS)
                .param("club", club.value())
                .param("account", account.value())
                .param("most", MOST_WRONG)
                .query(Boolean.class)
                .single();
    }
}
