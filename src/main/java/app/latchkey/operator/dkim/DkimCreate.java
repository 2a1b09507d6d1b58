package app.latchkey.operator.dkim;

import app.latchkey.messages.dkim.DomainKeys;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.Settings;
import java.io.PrintStream;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code dkim create}: a key that does not sign yet, and what is to be published of it. */
@Component
class DkimCreate implements Command {
    private final DomainKeys keys;
    private final Settings settings;
    private final Transactions transactions;

    DkimCreate(DomainKeys keys, Settings settings, Transactions transactions) {
        this.keys = keys;
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "dkim create";
    }

    @Override
    public String usage() {
        return "dkim create [--domain DOMAIN]";
    }

    @Override
    public Set<String> options() {
        return Set.of("domain");
    }

    @Override
    public int run(Arguments arguments, PrintStream out) {
        var domain = DomainArgument.of(arguments, settings);
        var made = keys.create(domain, transactions.global(transactions::now));
        out.println(
                "A key for " + domain + " is made, and signs nothing yet. Publish this in the DNS, as a TXT record:");
        out.println();
        out.println("  name  " + made.recordName());
        out.println("  text  " + made.record());
        out.println();
        out.println("Or as a line of a zone file:");
        out.println();
        out.println("  " + made.zoneLine());
        out.println();
        out.println("When the DNS shows it: ./latchkey dkim activate. The key lies in " + keys.file()
                + ", which is in no backup.");
        return 0;
    }
}
