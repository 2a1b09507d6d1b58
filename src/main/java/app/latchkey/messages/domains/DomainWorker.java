package app.latchkey.messages.domains;

import app.latchkey.clubs.Clubs;
import app.latchkey.messages.MailDomainChanged;
import app.latchkey.messages.MailDomains;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.dns.Dns;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Looks up one domain after the other, outside every transaction, and tells the clubs what changed. */
@Component
class DomainWorker implements Worker {
    private final MailDomains domains;
    private final Dns dns;
    private final Clubs clubs;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    DomainWorker(
            MailDomains domains, Dns dns, Clubs clubs, Transactions transactions, ApplicationEventPublisher events) {
        this.domains = domains;
        this.dns = dns;
        this.clubs = clubs;
        this.transactions = transactions;
        this.events = events;
    }

    @Override
    public String name() {
        return "domains";
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean next() {
        if (!domains.on()) return false;
        var untold = transactions.global(domains::untold);
        if (untold.isPresent()) {
            tell(untold.get());
            return true;
        }
        var taken = transactions.global(domains::take);
        taken.ifPresent(this::lookUp);
        return taken.isPresent();
    }

    private void lookUp(String domain) {
        try {
            var answer = Look.at(dns, domain);
            transactions.global(() -> domains.answered(domain, answer));
        } catch (Dns.Silent silent) {
            transactions.global(() -> domains.silent(domain));
        }
    }

    // Marked as told first: an answer that changes meanwhile is told again. A server that stops in between leaves it to
    // the
    // night, when every file is judged anew.
    private void tell(String domain) {
        transactions.global(() -> domains.told(domain));
        for (var club : transactions.global(clubs::ids))
            transactions.inClub(club, () -> events.publishEvent(new MailDomainChanged(club, domain)));
    }
}
