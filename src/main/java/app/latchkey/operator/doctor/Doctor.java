package app.latchkey.operator.doctor;

import app.latchkey.messages.dkim.DomainKeys;
import app.latchkey.operator.backup.NightlyBackup;
import app.latchkey.operator.dns.Dns;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks at the sender's domain, the relay, the keys and the backups, now. */
@Component
public class Doctor {
    private static final Duration TOO_OLD = Duration.ofDays(2);

    private final Settings settings;
    private final NightlyBackup backup;
    private final Transactions transactions;
    private final Dns dns;
    private final DomainKeys domainKeys;

    Doctor(Settings settings, NightlyBackup backup, Transactions transactions, Dns dns, DomainKeys domainKeys) {
        this.settings = settings;
        this.backup = backup;
        this.transactions = transactions;
        this.dns = dns;
        this.domainKeys = domainKeys;
    }

    /** Seconds when a name server is slow: not inside a transaction. */
    public List<Verdict> look() {
        var all = new ArrayList<Verdict>(sender());
        all.add(keys());
        all.add(backups());
        return all;
    }

    private List<Verdict> sender() {
        if (settings.smtpUrl() == null) return List.of(Verdict.note("relay.none"));
        var domain = settings.senderDomain();
        if (domain.equals("localhost")) return List.of(Verdict.mend("from.localhost"));
        var all = new ArrayList<>(
                new SenderCheck(dns, domain, URI.create(settings.smtpUrl()).getHost()).verdicts());
        all.addAll(
                new DkimCheck(dns, domain, domainKeys.of(domain), transactions.global(transactions::now)).verdicts());
        return all;
    }

    private Verdict keys() {
        var file = settings.dataDir().resolve("keys.properties");
        try {
            var rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            return rights.equals("rw-------")
                    ? Verdict.good("keys.good", file.toString())
                    : Verdict.mend("keys.open", file.toString(), rights);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Verdict backups() {
        if (settings.backupDir() == null) return Verdict.mend("backup.none");
        var newest = backup.newest();
        if (newest.isEmpty())
            return Verdict.mend("backup.never", settings.backupDir().toString());
        var age = Duration.between(newest.get(), transactions.global(transactions::now));
        var hours = String.valueOf(Math.max(0, age.toHours()));
        return age.compareTo(TOO_OLD) > 0 ? Verdict.mend("backup.old", hours) : Verdict.good("backup.good", hours);
    }
}
