package app.latchkey.accounts;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * After a rotation the newest key seals the secrets of second factors too. Whatever else is sealed, a typed name, a code that
 * lives, a request, is gone by itself within its time.
 */
@Component
class SealedAnew implements Worker {
    private static final int MOST = 100;
    private static final UUID FIRST = new UUID(0, 0);
    private static final String OLD = """
            select id, sealed_secret from totp where id > :after and not starts_with(encode(sealed_secret, 'hex'), :head)
            order by id limit :most for update skip locked
            """;
    private static final String SEAL = "update totp set sealed_secret = :sealed where id = :id";

    private final JdbcClient sql;
    private final KeyRing keys;
    private final Transactions transactions;
    private UUID after = FIRST;

    SealedAnew(JdbcClient sql, KeyRing keys, Transactions transactions) {
        this.sql = sql;
        this.keys = keys;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "seal-anew";
    }

    @Override
    public Duration look() {
        return Duration.ofMinutes(10);
    }

    /** From the first to the last, past those that a lost ring has sealed: nobody opens them any more. */
    @Override
    public boolean next() {
        var last = transactions.global(this::some);
        after = last.orElse(FIRST);
        return last.isPresent();
    }

    private record Row(UUID id, byte[] sealed) {}

    private Optional<UUID> some() {
        var old = sql.sql(OLD)
                .param("after", after)
                .param("head", keys.sealHead())
                .param("most", MOST)
                .query((row, n) -> new Row(row.getObject("id", UUID.class), row.getBytes("sealed_secret")))
                .list();
        for (var row : old) {
            var about = SecondFactors.about(row.id);
            keys.open(about, row.sealed)
                    .ifPresent(secret -> sql.sql(SEAL)
                            .param("sealed", keys.seal(about, secret))
                            .param("id", row.id)
                            .update());
        }
        return old.isEmpty() ? Optional.empty() : Optional.of(old.getLast().id);
    }
}
