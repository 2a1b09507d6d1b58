package app.latchkey.messages;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** A mailbox that was full and is heard of no more is tried again like any other. */
@Component
class ForgettingSoft implements Worker {
    private static final int AT_ONCE = 500;

    private final Mailboxes mailboxes;
    private final Transactions transactions;

    ForgettingSoft(Mailboxes mailboxes, Transactions transactions) {
        this.mailboxes = mailboxes;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "forgetting-soft-refusals";
    }

    @Override
    public Duration look() {
        return Duration.ofMinutes(10);
    }

    @Override
    public boolean next() {
        return transactions.global(() -> mailboxes.forgetSoft(AT_ONCE)) == AT_ONCE;
    }
}
