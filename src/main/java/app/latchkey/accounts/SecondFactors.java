package app.latchkey.accounts;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.keys.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an account shows besides its password: an authenticator application, and recovery codes for the day the telephone is
 * gone. The secret is sealed for its row; a step of time is accepted once; a recovery code is kept as a keyed hash and used once.
 */
@Component
public class SecondFactors {
    public static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_SIGNS = 12;
    private static final String SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String FORGET_BEGUN = "delete from totp where account_id = :account and confirmed_at is null";
    private static final String BEGIN = """
            insert into totp (account_id, id, sealed_secret, created_at) values (:account, :id, :sealed, :now)
            """;
    private static final String READ = """
            select id, sealed_secret from totp where account_id = :account and (confirmed_at is not null) = :confirmed
            """;
    private static final String CONFIRM = """
            update totp set confirmed_at = :now, last_step = :step
            where account_id = :account and id = :id and confirmed_at is null
            """;
    private static final String USE_STEP = """
            update totp set last_step = :step
            where account_id = :account and id = :id and confirmed_at is not null
              and (last_step is null or last_step < :step)
            """;
    private static final String REMOVE = "delete from totp where account_id = :account";
    private static final String FORGET_CODES = "delete from recovery_code where account_id = :account";
    private static final String ADD_CODE =
            "insert into recovery_code (account_id, hash) values (:account, :hash) on conflict do nothing";
    private static final String USE_CODE = """
            update recovery_code set used_at = :now where account_id = :account and hash = :hash and used_at is null
            """;
    private static final String LEFT = """
            select count(*) from recovery_code where account_id = :account and used_at is null
            """;

    private final JdbcClient sql;
    private final KeyRing keys;
    private final Transactions transactions;

    public SecondFactors(JdbcClient sql, KeyRing keys, Transactions transactions) {
        this.sql = sql;
        this.keys = keys;
        this.transactions = transactions;
    }

    private record Row(UUID id, byte[] secret) {}

    public boolean on(AccountId account) {
        return row(account, true).isPresent();
    }

    /** A new secret that counts for nothing until it is confirmed. */
    public byte[] begin(AccountId account) {
        var id = Ids.next();
        var secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        sql.sql(FORGET_BEGUN).param("account", account.value()).update();
        sql.sql(BEGIN)
                .param("account", account.value())
                .param("id", id)
                .param("sealed", keys.seal(about(id), secret))
                .param("now", utc(transactions.now()))
                .update();
        return secret;
    }

    /** The secret that was begun and not confirmed: shown again when the first code was mistyped. */
    public Optional<byte[]> begun(AccountId account) {
        return row(account, false).map(Row::secret);
    }

    public boolean confirm(AccountId account, String typed) {
        var begun = row(account, false);
        var step = begun.flatMap(row -> step(row, typed));
        return step.isPresent()
                && sql.sql(CONFIRM)
                                .param("account", account.value())
                                .param("id", begun.get().id)
                                .param("step", step.get())
                                .param("now", utc(transactions.now()))
                                .update()
                        == 1;
    }

    /** A code of the application, or a recovery code; each is accepted once. */
    public Optional<String> use(AccountId account, String typed) {
        if (useStep(account, typed)) return Optional.of("totp");
        return useRecoveryCode(account, typed) ? Optional.of("recovery") : Optional.empty();
    }

    private boolean useStep(AccountId account, String typed) {
        var row = row(account, true);
        var step = row.flatMap(known -> step(known, typed));
        return step.isPresent()
                && sql.sql(USE_STEP)
                                .param("account", account.value())
                                .param("id", row.get().id)
                                .param("step", step.get())
                                .update()
                        == 1;
    }

    private boolean useRecoveryCode(AccountId account, String typed) {
        var tidy = typed.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}]", "");
        if (tidy.length() != RECOVERY_SIGNS) return false;
        for (var mac : keys.allMacs(Purpose.SEAL, about(account, tidy))) if (spent(account, mac)) return true;
        return false;
    }

    private boolean spent(AccountId account, byte[] mac) {
        return sql.sql(USE_CODE)
                        .param("account", account.value())
                        .param("hash", mac)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    /** Ten new ones; the former count no more. Shown to the person once, and to nobody else. */
    public List<String> newRecoveryCodes(AccountId account) {
        sql.sql(FORGET_CODES).param("account", account.value()).update();
        var codes = new ArrayList<String>();
        for (var i = 0; i < RECOVERY_CODES; i++) {
            var code = new StringBuilder();
            while (code.length() < RECOVERY_SIGNS) code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
            codes.add(code.toString());
            sql.sql(ADD_CODE)
                    .param("account", account.value())
                    .param("hash", keys.mac(Purpose.SEAL, about(account, code.toString())))
                    .update();
        }
        return List.copyOf(codes);
    }

    public int recoveryCodesLeft(AccountId account) {
        return sql.sql(LEFT)
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    public void remove(AccountId account) {
        sql.sql(REMOVE).param("account", account.value()).update();
        sql.sql(FORGET_CODES).param("account", account.value()).update();
    }

    /** The step whose code was typed: now, or the one before or after, since clocks differ. */
    private Optional<Long> step(Row row, String typed) {
        var digits = typed.replaceAll("[\\s\\p{Pd}]", "");
        if (!digits.matches("[0-9]{6}")) return Optional.empty();
        var now = Totp.step(transactions.now());
        for (var step = now - 1; step <= now + 1; step++) {
            var code = Totp.code(row.secret, step).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(code, digits.getBytes(StandardCharsets.US_ASCII))) return Optional.of(step);
        }
        return Optional.empty();
    }

    private Optional<Row> row(AccountId account, boolean confirmed) {
        return sql.sql(READ)
                .param("account", account.value())
                .param("confirmed", confirmed)
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Row(
                            id,
                            keys.open(about(id), row.getBytes("sealed_secret")).orElseThrow());
                })
                .optional();
    }

    static String about(UUID id) {
        return "totp " + id;
    }

    // Too short to be kept as a bare hash: without the key ring the table answers no guess.
    private static byte[] about(AccountId account, String code) {
        return ("recovery code " + account + " " + code).getBytes(StandardCharsets.US_ASCII);
    }
}
