package app.latchkey.integration.once;

import app.latchkey.integration.door.Caller;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.door.ProblemCode;
import app.latchkey.integration.once.Claims.Name;
import app.latchkey.platform.database.Transactions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Does a deed once for each Idempotency-Key, and answers the same again for a day. */
@Component
public class Once {
    static final Duration REMEMBERED = Duration.ofDays(1);

    /** A worker that has said nothing for so long is dead; a late one finds its claim taken and undoes its deed. */
    static final Duration AT_WORK = Duration.ofMinutes(1);

    private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Claims claims;
    private final Transactions transactions;

    public Once(Claims claims, Transactions transactions) {
        this.claims = claims;
        this.transactions = transactions;
    }

    /** Of a call: where it went and what it brought. */
    public static byte[] hash(String where, byte[] body) {
        var digest = digest();
        digest.update((where + '\0').getBytes(StandardCharsets.UTF_8));
        return digest.digest(body);
    }

    public static byte[] hash(Path file, String where) throws IOException {
        var digest = digest();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest(('\0' + where).getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private sealed interface Turn {
        record Mine(Instant at) implements Turn {}

        record Done(Reply reply) implements Turn {}

        record Refused(ProblemCode why) implements Turn {}
    }

    /**
     * @param key empty for a caller who takes the risk of doing it twice
     * @param deed runs in a transaction of the club; a {@link Problem} undoes it, and the key may be used again
     */
    public ResponseEntity<String> run(Caller caller, String key, byte[] hash, Supplier<Reply> deed) {
        var club = caller.club().id();
        if (key.isEmpty()) return transactions.inClub(club, deed).answer(false);
        if (!USABLE.matcher(key).matches()) throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_UNUSABLE);
        var name = new Name(club, caller.key(), key);
        return switch (transactions.inClub(club, () -> turn(name, hash))) {
            case Turn.Done(var reply) -> reply.answer(true);
            case Turn.Refused(var why) -> throw Problem.of(why);
            case Turn.Mine(var at) -> fulfil(name, at, deed).answer(false);
        };
    }

    private Turn turn(Name name, byte[] hash) {
        var now = transactions.now();
        claims.forget(name.club(), now.minus(REMEMBERED));
        if (claims.take(name, hash)) return new Turn.Mine(now);
        var claim = claims.find(name);
        if (claim.isEmpty()) return new Turn.Refused(ProblemCode.IDEMPOTENCY_IN_PROGRESS);
        var found = claim.get();
        if (!found.of(hash)) return new Turn.Refused(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        if (found.reply().isPresent()) return new Turn.Done(found.reply().get());
        var taken = found.at().plus(AT_WORK).isBefore(now) && claims.takeOver(name, hash, found.at());
        return taken ? new Turn.Mine(now) : new Turn.Refused(ProblemCode.IDEMPOTENCY_IN_PROGRESS);
    }

    private Reply fulfil(Name name, Instant at, Supplier<Reply> deed) {
        var kept = Optional.<Reply>empty();
        try {
            kept = Optional.of(transactions.inClub(name.club(), () -> {
                var reply = deed.get();
                if (!claims.fulfil(name, at, reply)) throw Problem.of(ProblemCode.IDEMPOTENCY_IN_PROGRESS);
                return reply;
            }));
            return kept.get();
        } finally {
            if (kept.isEmpty()) transactions.inClub(name.club(), () -> claims.giveUp(name, at));
        }
    }
}
