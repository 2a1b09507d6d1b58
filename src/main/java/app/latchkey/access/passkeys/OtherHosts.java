package app.latchkey.access.passkeys;

import app.latchkey.accounts.PasskeyCeremony;
import app.latchkey.accounts.Passkeys;
import app.latchkey.platform.database.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A passkey belongs to the host it was made for. Whoever moves the installation is told how many open nothing any more. */
@Component
class OtherHosts {
    private static final Logger LOG = LoggerFactory.getLogger(OtherHosts.class);

    private final Passkeys passkeys;
    private final PasskeyCeremony ceremony;
    private final Transactions transactions;

    OtherHosts(Passkeys passkeys, PasskeyCeremony ceremony, Transactions transactions) {
        this.passkeys = passkeys;
        this.ceremony = ceremony;
        this.transactions = transactions;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        var dead = count();
        if (dead > 0)
            LOG.warn(
                    "{} passkeys were made for another host and open nothing at {}: BASE_URL has changed",
                    dead,
                    ceremony.rpId());
    }

    long count() {
        return transactions.global(() -> passkeys.madeForOtherHostsThan(ceremony.rpId()));
    }
}
