package app.latchkey.messages.sending;

import app.latchkey.platform.database.Transactions;
import org.springframework.stereotype.Component;

/** The last moment before a mail is handed over: the attempt is stamped in the database, if it is still ours. */
@Component
class Dot {
    private final Transactions transactions;
    private final Attempts attempts;

    Dot(Transactions transactions, Attempts attempts) {
        this.transactions = transactions;
        this.attempts = attempts;
    }

    boolean mayLeave(Claim claim) {
        return transactions.inClub(
                claim.club(),
                () -> attempts.beforeDot(claim, Pace.of(claim.lane()).lease()));
    }
}
