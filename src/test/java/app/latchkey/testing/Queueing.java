package app.latchkey.testing;

import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Mails whose words do not matter. */
public final class Queueing {
    private Queueing() {}

    public static UUID queue(Transactions transactions, Outbox outbox, ClubId club, Lane lane, String to) {
        return transactions.inClub(
                club,
                () -> outbox.queue(new Draft(
                                club,
                                lane,
                                "access.door",
                                UUID.randomUUID().toString(),
                                Optional.empty(),
                                Optional.empty(),
                                to,
                                to,
                                "access.door",
                                Map.of(),
                                Locale.ENGLISH,
                                Optional.empty(),
                                transactions.now().plus(Duration.ofDays(1))))
                        .orElseThrow());
    }
}
