package app.latchkey.operator.doctor;

import app.latchkey.messages.OurRefusals;
import app.latchkey.messages.dkim.DomainKeys;
import app.latchkey.operator.backup.NightlyBackup;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.dns.Dns;
import app.latchkey.platform.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final OurRefusals refusals;

    Doctor(
            Settings settings,
            NightlyBackup backup,
            Transactions transactions,
            Dns dns,
            DomainKeys domainKeys,
            OurRefusals refusals) {
        this.settings = settings;
        this.backup = backup;
        this.transactions = transactions;
        this.dns = dns;
        this.domainKeys = domainKeys;
        this.refusals = refusals;
    }

    /** Seconds when a name server is slow: not inside a transaction. */
    public List<Verdict> look() {
        var all = new ArrayList<Verdict>(sender());
        all.add(keys());
        all.addAll(secrets());
        all.add(backups());
        return all;
    }

    private List<Verdict> sender() {
        if (settings.smtpUrl() == null) return List.of(Verdict.note("relay.none"));
        var domain = settings.senderDomain();
        if (domain.equals("localhost")) return List.of(Verdict.mend("from.localhost"));
        var refusing = transactions.global(refusals::count);
        var all = new ArrayList<Verdict>();
        if (refusing > 0) all.add(Verdict.mend("refused", "" + refusing));
        all.addAll(new SenderCheck(dns, domain, URI.create(settings.smtpUrl()).getHost()).verdicts());
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

    private List<Verdict> secrets() {
        return settings.openSecrets().stream()
                .map(open -> open.ours()
                        ? Verdict.mend("secret.open", open.file().toString())
                        : Verdict.note("secret.mounted", open.file().toString()))
                .toList();
    }

    private Verdict backups() {
        var nightly = settings.backupDir() == null ? Optional.<Instant>empty() : backup.newest();
        var newest =
                Stream.of(nightly, backup.byHand()).flatMap(Optional::stream).max(Comparator.naturalOrder());
        var age = newest.map(at -> Duration.between(at, transactions.global(transactions::now)));
        var hours =
                age.map(since -> String.valueOf(Math.max(0, since.toHours()))).orElse("");
        var old = age.filter(since -> since.compareTo(TOO_OLD) <= 0).isEmpty();
        if (settings.backupDir() == null)
            return newest.isEmpty()
                    ? Verdict.mend("backup.none")
                    : old ? Verdict.mend("backup.hand.old", hours) : Verdict.note("backup.hand", hours);
        // Another server that shares the folder may write them: then they are not old.
        if (backup.cannotWrite())
            return old
                    ? Verdict.mend("backup.cannot", settings.backupDir().toString())
                    : Verdict.note("backup.elsewhere", hours);
        if (!old) return Verdict.good("backup.good", hours);
        return newest.isEmpty()
                ? Verdict.mend("backup.never", settings.backupDir().toString())
                : Verdict.mend("backup.old", hours);
    }
}
