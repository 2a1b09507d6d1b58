package app.latchkey.access.erasure;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Erases what is due, one at a time. */
@Component
class ErasureWorker implements Worker {
    private final Erasures erasures;
    private final AccountErasures accounts;
    private final Erasing erasing;
    private final Transactions transactions;

    ErasureWorker(Erasures erasures, AccountErasures accounts, Erasing erasing, Transactions transactions) {
        this.erasures = erasures;
        this.accounts = accounts;
        this.erasing = erasing;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "erasure";
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(2);
    }

    @Override
    public boolean next() {
        var file = transactions.global(erasures::next);
        file.ifPresent(due -> transactions.inClub(due.club(), () -> erasing.carryOut(due.club(), due)));
        var account = transactions.global(accounts::next);
        account.ifPresent(due -> transactions.global(() -> accounts.erase(due)));
        return file.isPresent() || account.isPresent();
    }
}
