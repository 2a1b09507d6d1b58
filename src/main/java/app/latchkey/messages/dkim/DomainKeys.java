package app.latchkey.messages.dkim;

import static app.latchkey.messages.dkim.DomainKey.State.PREPARED;
import static app.latchkey.messages.dkim.DomainKey.State.SIGNING;

import app.latchkey.platform.files.PrivateFile;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.StartRefused;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The keys of one file beside the key ring; a running server notices that it changed. */
@Component
public final class DomainKeys {
    private static final Logger LOG = LoggerFactory.getLogger(DomainKeys.class);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    private final Path file;
    private volatile Read read;

    private record Read(Optional<Instant> changedAt, List<DomainKey> keys) {}

    public DomainKeys(Settings settings) {
        this.file = settings.dataDir().resolve("dkim.properties");
        this.read = load();
    }

    public Path file() {
        return file;
    }

    /** Oldest first. */
    public List<DomainKey> of(String domain) {
        return DomainKey.of(current(), domain);
    }

    Optional<DomainKey> signing(String domain) {
        return one(domain, SIGNING);
    }

    public Optional<DomainKey> prepared(String domain) {
        return one(domain, PREPARED);
    }

    private Optional<DomainKey> one(String domain, DomainKey.State state) {
        return of(domain).stream().filter(key -> key.is(state)).findFirst();
    }

    /** A new key, which does not sign yet. The one that was prepared before it is dropped: nothing was signed by it. */
    public DomainKey create(String domain, Instant now) {
        var taken = of(domain).stream().map(DomainKey::selector).toList();
        var selector = "latchkey-" + DAY.format(now);
        for (var n = 2; taken.contains(selector); n++) selector = "latchkey-" + DAY.format(now) + "-" + n;
        var made = DomainKey.make(domain, selector, now);
        change(keys -> {
            keys.removeIf(key -> key.domain().equals(domain) && key.is(PREPARED));
            keys.add(made);
            return keys;
        });
        return made;
    }

    /** The prepared key signs from now on, and the one before it, the answer, no longer: its private half is gone. */
    public Optional<DomainKey> activate(DomainKey prepared, Instant now) {
        var signed = signing(prepared.domain());
        change(keys -> {
            keys.replaceAll(key -> {
                if (key.recordName().equals(prepared.recordName())) return key.signing(now);
                return retiredIfSigning(key, prepared.domain(), now);
            });
            return keys;
        });
        return signed.map(key -> key.retired(now));
    }

    /** Mail of the domain leaves unsigned from now on. Answers the key that signed. */
    public Optional<DomainKey> retire(String domain, Instant now) {
        var signed = signing(domain);
        change(keys -> {
            keys.replaceAll(key -> retiredIfSigning(key, domain, now));
            return keys;
        });
        return signed.map(key -> key.retired(now));
    }

    private static DomainKey retiredIfSigning(DomainKey key, String domain, Instant now) {
        return key.domain().equals(domain) && key.is(SIGNING) ? key.retired(now) : key;
    }

    private synchronized void change(UnaryOperator<List<DomainKey>> deed) {
        var properties = new Properties();
        var number = 0;
        for (var key : deed.apply(new ArrayList<>(load().keys()))) {
            var name = "key." + ++number + ".";
            properties.setProperty(name + "domain", key.domain());
            properties.setProperty(name + "selector", key.selector());
            properties.setProperty(name + "state", key.state().name());
            properties.setProperty(name + "since", key.since().toString());
            properties.setProperty(name + "public", Base64.getEncoder().encodeToString(key.publicKey()));
            properties.setProperty(name + "private", Base64.getEncoder().encodeToString(key.privateKey()));
        }
        PrivateFile.write(file, properties);
        read = load();
    }

    private List<DomainKey> current() {
        var known = read;
        if (PrivateFile.changedAt(file).equals(known.changedAt())) return known.keys();
        synchronized (this) {
            try {
                read = load();
            } catch (StartRefused damaged) {
                // Mail goes on, signed as before: an operator in the middle of an edit stops nobody's mail.
                LOG.error(damaged.getMessage());
                read = new Read(PrivateFile.changedAt(file), known.keys());
            }
            return read.keys();
        }
    }

    private Read load() {
        var changedAt = PrivateFile.changedAt(file);
        if (changedAt.isEmpty()) return new Read(changedAt, List.of());
        PrivateFile.refuseIfOthersRead(file, "The file of DKIM keys");
        try {
            var properties = PrivateFile.read(file);
            var keys = new ArrayList<DomainKey>();
            for (var n = 1; properties.containsKey("key." + n + ".domain"); n++)
                keys.add(key(properties, "key." + n + "."));
            return new Read(changedAt, List.copyOf(keys));
        } catch (RuntimeException damaged) {
            throw new StartRefused(
                    "The file of DKIM keys " + file + " is damaged: put the right one back, or remove it and"
                            + " make a new key by ./latchkey dkim create.");
        }
    }

    private static DomainKey key(Properties properties, String name) {
        return new DomainKey(
                        text(properties, name + "domain"),
                        text(properties, name + "selector"),
                        DomainKey.State.valueOf(text(properties, name + "state")),
                        Instant.parse(text(properties, name + "since")),
                        Base64.getDecoder().decode(text(properties, name + "public")),
                        Base64.getDecoder().decode(text(properties, name + "private")))
                .checked();
    }

    private static String text(Properties properties, String name) {
        return Objects.requireNonNull(properties.getProperty(name), name);
    }
}
