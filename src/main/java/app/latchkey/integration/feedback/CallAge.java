package app.latchkey.integration.feedback;

import app.latchkey.platform.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** How long a signed call is good for, by the database's clock: as long as the provider comes again with it, and no longer. */
@Component
class CallAge {
    /** Ten digits until 2286. A digit more or less is one that was moved over from what is signed behind the time. */
    private static final Pattern SECONDS = Pattern.compile("\\d{10}");

    private static final Duration AHEAD = Duration.ofMinutes(15);

    private final Transactions transactions;

    CallAge(Transactions transactions) {
        this.transactions = transactions;
    }

    boolean good(String signedAt, Duration atMost) {
        if (!SECONDS.matcher(signedAt).matches()) return false;
        var at = Instant.ofEpochSecond(Long.parseLong(signedAt));
        var now = transactions.global(transactions::now);
        return at.isAfter(now.minus(atMost)) && at.isBefore(now.plus(AHEAD));
    }
}
