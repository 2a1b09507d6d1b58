package app.latchkey.operator.doctor;

import app.latchkey.messages.dkim.DomainKey;
import app.latchkey.operator.dkim.Publication;
import app.latchkey.platform.dns.Dns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether receivers find the keys that sign here, and what may leave the DNS. */
final class DkimCheck {
    private final Dns dns;
    private final String domain;
    private final List<DomainKey> keys;
    private final Instant now;

    DkimCheck(Dns dns, String domain, List<DomainKey> keys, Instant now) {
        this.dns = dns;
        this.domain = domain;
        this.keys = keys;
        this.now = now;
    }

    List<Verdict> verdicts() {
        var all = new ArrayList<Verdict>();
        if (keys.stream().noneMatch(key -> key.state() == DomainKey.State.SIGNING))
            all.add(Verdict.note("dkim.relay", domain));
        try {
            for (var key : keys) of(key, Publication.of(dns, key)).ifPresent(all::add);
        } catch (Dns.Silent silent) {
            all.add(Verdict.note("silent", "DKIM"));
        }
        return all;
    }

    private Optional<Verdict> of(DomainKey key, Publication shown) {
        return switch (key.state()) {
            case PREPARED -> Optional.of(prepared(key, shown));
            case SIGNING -> Optional.of(signing(key, shown));
            case RETIRED -> retired(key, shown);
        };
    }

    private static Verdict prepared(DomainKey key, Publication shown) {
        return switch (shown) {
            case Publication.Fits(), Publication.Testing() -> Verdict.mend("dkim.ready", key.selector());
            case Publication.Missing() -> put(Verdict.mend("dkim.publish", key.selector()), key);
            case Publication.Other(var found) -> put(Verdict.mend("dkim.other", key.recordName()), key);
            case Publication.Several(var count) -> put(Verdict.mend("dkim.several", key.recordName()), key);
        };
    }

    private static Verdict signing(DomainKey key, Publication shown) {
        return switch (shown) {
            case Publication.Fits() -> Verdict.good("dkim.good", key.domain(), key.selector());
            case Publication.Testing() -> Verdict.note("dkim.testing", key.recordName());
            case Publication.Missing() -> put(Verdict.mend("dkim.missing", key.selector()), key);
            case Publication.Other(var found) -> put(Verdict.mend("dkim.other", key.recordName()), key);
            case Publication.Several(var count) -> put(Verdict.mend("dkim.several", key.recordName()), key);
        };
    }

    private Optional<Verdict> retired(DomainKey key, Publication shown) {
        var missing = shown instanceof Publication.Missing;
        if (!now.isBefore(key.neededUntil()))
            return missing ? Optional.empty() : Optional.of(Verdict.note("dkim.removable", key.recordName()));
        var until = LocalDate.ofInstant(key.neededUntil(), ZoneOffset.UTC).toString();
        return Optional.of(
                missing
                        ? put(Verdict.mend("dkim.early", key.selector(), until), key)
                        : Verdict.note("dkim.stays", key.recordName(), until));
    }

    private static Verdict put(Verdict verdict, DomainKey key) {
        return verdict.putting(key.recordName(), key.record());
    }
}
