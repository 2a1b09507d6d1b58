package app.latchkey.operator.dkim;

import app.latchkey.messages.dkim.DomainKey;
import app.latchkey.messages.dkim.DomainKeys;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.dns.Dns;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.StartRefused;
import java.io.PrintStream;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code dkim activate}: the prepared key signs, once the DNS shows it. */
@Component
class DkimActivate implements Command {
    private static final String UNSEEN = "unseen";

    private final DomainKeys keys;
    private final Settings settings;
    private final Transactions transactions;
    private final Dns dns;

    DkimActivate(DomainKeys keys, Settings settings, Transactions transactions, Dns dns) {
        this.keys = keys;
        this.settings = settings;
        this.transactions = transactions;
        this.dns = dns;
    }

    @Override
    public String name() {
        return "dkim activate";
    }

    @Override
    public String usage() {
        return "dkim activate [--domain DOMAIN] [--unseen]";
    }

    @Override
    public Set<String> options() {
        return Set.of("domain");
    }

    @Override
    public Set<String> switches() {
        return Set.of(UNSEEN);
    }

    @Override
    public int run(Arguments arguments, PrintStream out) {
        var domain = DomainArgument.of(arguments, settings);
        var prepared = keys.prepared(domain)
                .orElseThrow(() -> new StartRefused(
                        "No key of " + domain + " waits to be activated: make one by ./latchkey dkim create."));
        if (!arguments.has(UNSEEN)) refuseUnlessShown(prepared);
        var before = keys.activate(prepared, transactions.global(transactions::now));
        out.println("Mail from " + domain + " is signed by " + prepared.selector() + " from now on.");
        before.ifPresent(old -> DkimRetire.sayWhatStays(old, out));
        return 0;
    }

    private void refuseUnlessShown(DomainKey key) {
        try {
            switch (Publication.of(dns, key)) {
                case Publication.Fits(), Publication.Testing() -> {}
                case Publication.Missing() ->
                    throw refused(key, "The DNS shows nothing at " + key.recordName() + " yet");
                case Publication.Other(var found) ->
                    throw refused(key, "The DNS shows another key at " + key.recordName() + " (" + found + ")");
                case Publication.Several(var count) ->
                    throw refused(key, "The DNS shows " + count + " texts at " + key.recordName() + " instead of one");
            }
        } catch (Dns.Silent silent) {
            throw refused(key, "The name servers did not answer");
        }
    }

    private static StartRefused refused(DomainKey key, String why) {
        return new StartRefused(
                why + ". Publish " + key.record() + " and try again, or start without looking by --unseen.");
    }
}
