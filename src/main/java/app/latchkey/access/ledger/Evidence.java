package app.latchkey.access.ledger;

import app.latchkey.accounts.HashTurn;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.keys.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** What a wrong password tells: the former one, caps lock, the same again. Dropped when people go on waiting for a hash. */
@Component
class Evidence {
    private static final int REMEMBERED = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Passwords passwords;
    private final Hashing hashing;
    private final Transactions transactions;
    private final KeyRing keys;
    private final Map<AccountId, byte[]> lastTyped = new LinkedHashMap<>();

    Evidence(Passwords passwords, Hashing hashing, Transactions transactions, KeyRing keys) {
        this.passwords = passwords;
        this.hashing = hashing;
        this.transactions = transactions;
        this.keys = keys;
    }

    Judging.Notes of(Optional<AccountId> account, UUID attempt, String password) {
        if (account.isEmpty() || password.isEmpty()) return Judging.Notes.NONE;
        var known = transactions.global(() -> passwords.find(account.get()));
        if (known.isEmpty()) return Judging.Notes.NONE;
        var same = sameAgain(account.get(), password);
        if (!idleSoon()) return new Judging.Notes(false, same, false);
        var former = known.get()
                .formerHash()
                .filter(hash -> hashing.verify(hash, password, HashTurn.SPARE))
                .isPresent();
        var caps = !former && hashing.verify(known.get().hash(), swapCase(password), HashTurn.SPARE);
        return new Judging.Notes(caps, same, former);
    }

    private boolean idleSoon() {
        var latest = System.nanoTime() + PATIENCE.toNanos();
        while (!hashing.idle()) {
            if (System.nanoTime() > latest) return false;
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    private synchronized boolean sameAgain(AccountId account, String password) {
        var now = keys.mac(Purpose.COOKIE, (account + " " + password).getBytes(StandardCharsets.UTF_8));
        var before = lastTyped.put(account, now);
        if (lastTyped.size() > REMEMBERED)
            lastTyped.remove(lastTyped.keySet().iterator().next());
        return before != null && Arrays.equals(before, now);
    }

    private static String swapCase(String password) {
        return password.codePoints()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
