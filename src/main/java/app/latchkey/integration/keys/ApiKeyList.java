package app.latchkey.integration.keys;

import app.latchkey.clubs.Clubs;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.StartRefused;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code api-key list}: a line each, with tabs: id, name, scopes, made, last used, revoked. */
@Component
class ApiKeyList implements Command {
    private final ApiKeys keys;
    private final Clubs clubs;
    private final Transactions transactions;

    ApiKeyList(ApiKeys keys, Clubs clubs, Transactions transactions) {
        this.keys = keys;
        this.clubs = clubs;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "api-key list";
    }

    @Override
    public String usage() {
        return "api-key list --club SLUG";
    }

    @Override
    public Set<String> options() {
        return Set.of("club");
    }

    @Override
    public int run(Arguments arguments, PrintStream out) {
        var slug = arguments.needed("club");
        var club = transactions
                .global(() -> clubs.find(slug))
                .orElseThrow(() -> new StartRefused("There is no club with the slug " + slug + "."))
                .club();
        for (var key : keys.all(club.id()))
            out.println(String.join(
                    "\t",
                    key.id().toString(),
                    key.name(),
                    String.join(",", key.scopes()),
                    key.createdAt().toString(),
                    key.usedAt().map(Instant::toString).orElse("-"),
                    key.revokedAt().map(Instant::toString).orElse("-")));
        return 0;
    }
}
