package app.latchkey.operator.dkim;

import app.latchkey.messages.dkim.DomainKey;
import app.latchkey.messages.dkim.DomainKeys;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.StartRefused;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code dkim retire}: mail leaves unsigned, for instance since the relay signs now. */
@Component
class DkimRetire implements Command {
    private final DomainKeys keys;
    private final Settings settings;
    private final Transactions transactions;

    DkimRetire(DomainKeys keys, Settings settings, Transactions transactions) {
        this.keys = keys;
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "dkim retire";
    }

    @Override
    public String usage() {
        return "dkim retire [--domain DOMAIN]";
    }

    @Override
    public Set<String> options() {
        return Set.of("domain");
    }

    @Override
    public int run(Arguments arguments, PrintStream out) {
        var domain = DomainArgument.of(arguments, settings);
        var old = keys.retire(domain, transactions.global(transactions::now))
                .orElseThrow(() -> new StartRefused("No key signs the mail of " + domain + "."));
        out.println("Mail from " + domain + " is not signed here any more.");
        sayWhatStays(old, out);
        return 0;
    }

    static void sayWhatStays(DomainKey old, PrintStream out) {
        out.println("The key " + old.selector() + " signs no longer. Leave " + old.recordName() + " in the DNS until "
                + LocalDate.ofInstant(old.neededUntil(), ZoneOffset.UTC) + ": mail under way is still checked by it.");
    }
}
