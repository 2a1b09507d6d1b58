package app.latchkey.access.links;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.keys.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Codes sent to an address to be typed into the browser that asked: eight signs, ten minutes (or as long as what they open), five tries. The code is derived
 * from its id when the mail leaves, and only its MAC is kept.
 */
@Component
public class MailedCodes {
    public static final Duration LIFE = Duration.ofMinutes(10);
    public static final int MOST_TRIES = 5;
    private static final int SIGNS = 8;
    private static final String MAKE = """
            insert into mailed_code (id, purpose, account_id, address_key, browser_hash, code_mac, created_at, expires_at)
            values (:id, :purpose, :account::uuid, :key, :browser, :mac, :now, :expires)
            """;
    private static final String TRY = """
            update mailed_code set tries = tries + 1
            where id = :id and purpose = :purpose and address_key = :key and browser_hash = :browser
              and used_at is null and expires_at > :now and tries < :most
            returning code_mac
            """;
    private static final String NEWEST = """
            select id, account_id, address_key from mailed_code
            where browser_hash = :browser and purpose = :purpose and used_at is null and expires_at > :now
            order by created_at desc limit 1
            """;
    private static final String USE = "update mailed_code set used_at = :now where id = :id and used_at is null";

    private final JdbcClient sql;
    private final KeyRing keys;
    private final Transactions transactions;

    public MailedCodes(JdbcClient sql, KeyRing keys, Transactions transactions) {
        this.sql = sql;
        this.keys = keys;
        this.transactions = transactions;
    }

    public enum For {
        JOIN,
        CONFIRM,
        RESET,
        SIGN_IN
    }

    public enum Tried {
        RIGHT,
        WRONG,
        /** Used, too old, too often tried, or of another browser: a new one is needed. */
        OVER
    }

    /** Inside a transaction; the mail that carries it is queued in the same. */
    public UUID make(For purpose, Optional<AccountId> account, String addressKey, byte[] browserHash) {
        var id = Ids.next();
        make(id, purpose, account, addressKey, browserHash, LIFE);
        return id;
    }

    /**
     * For what has an id already, such as a reset: the code of the same id opens it.
     *
     * @param life as long as that itself
     */
    public void make(
            UUID id, For purpose, Optional<AccountId> account, String addressKey, byte[] browserHash, Duration life) {
        sql.sql(MAKE)
                .param("id", id)
                .param("purpose", purpose.name())
                .param("account", account.map(AccountId::value).orElse(null))
                .param("key", addressKey)
                .param("browser", browserHash)
                .param("mac", mac(id, code(id)))
                .param("now", utc(transactions.now()))
                .param("expires", utc(transactions.now().plus(life)))
                .update();
    }

    /** What the mail says; the same however often it is drawn. */
    public String code(UUID id) {
        var random = keys.mac(Purpose.CODE, ("mailed " + id).getBytes(StandardCharsets.US_ASCII));
        return Codes.of(random, SIGNS);
    }

    /** @param account empty where there need be none yet */
    public record Sent(UUID id, Optional<AccountId> account, String addressKey) {}

    /** Of this browser: the last that was sent and still counts. */
    public Optional<Sent> newest(For purpose, byte[] browserHash) {
        return sql.sql(NEWEST)
                .param("purpose", purpose.name())
                .param("browser", browserHash)
                .param("now", utc(transactions.now()))
                .query((row, n) -> new Sent(
                        row.getObject("id", UUID.class),
                        Optional.ofNullable(row.getObject("account_id", UUID.class))
                                .map(AccountId::new),
                        row.getString("address_key")))
                .optional();
    }

    /** Counts the try in a transaction of its own before it is compared. */
    public Tried compare(UUID id, For purpose, String addressKey, byte[] browserHash, String typed) {
        var mac = transactions.global(() -> sql.sql(TRY)
                .param("id", id)
                .param("purpose", purpose.name())
                .param("key", addressKey)
                .param("browser", browserHash)
                .param("now", utc(transactions.now()))
                .param("most", MOST_TRIES)
                .query((row, n) -> row.getBytes("code_mac"))
                .optional());
        if (mac.isEmpty()) return Tried.OVER;
        return Codes.tidy(typed, SIGNS)
                        .filter(code -> keys.verify(Purpose.CODE, content(id, code), mac.get()))
                        .isPresent()
                ? Tried.RIGHT
                : Tried.WRONG;
    }

    /** Once: whoever is second with the right code finds it used. */
    public boolean use(UUID id) {
        return sql.sql(USE)
                        .param("id", id)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    private byte[] mac(UUID id, String code) {
        return keys.mac(Purpose.CODE, content(id, code));
    }

    private static byte[] content(UUID id, String code) {
        return ("mailed " + id + " " + code).getBytes(StandardCharsets.US_ASCII);
    }
}
