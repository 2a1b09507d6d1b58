package app.latchkey.operator.dkim;

import app.latchkey.messages.dkim.DomainKey;
import app.latchkey.messages.dkim.DomainKeys;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.settings.Settings;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code dkim list}: the keys of a domain with their records. */
@Component
class DkimList implements Command {
    private final DomainKeys keys;
    private final Settings settings;

    DkimList(DomainKeys keys, Settings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "dkim list";
    }

    @Override
    public String usage() {
        return "dkim list [--domain DOMAIN]";
    }

    @Override
    public Set<String> options() {
        return Set.of("domain");
    }

    @Override
    public int run(Arguments arguments, PrintStream out) {
        var domain = DomainArgument.of(arguments, settings);
        var all = keys.of(domain);
        if (all.isEmpty()) out.println("No key was made for " + domain + ": its mail leaves unsigned from here.");
        for (var key : all) out.println(key.recordName() + "  " + state(key) + "\n        TXT " + key.record());
        return 0;
    }

    private static String state(DomainKey key) {
        return switch (key.state()) {
            case PREPARED -> "made " + day(key.since()) + ", signs nothing before ./latchkey dkim activate";
            case SIGNING -> "signs since " + day(key.since());
            case RETIRED -> "signs no longer; its record stays until " + day(key.neededUntil());
        };
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
