package app.latchkey.integration.keys;

import app.latchkey.audit.Actor;
import app.latchkey.clubs.Clubs;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.settings.StartRefused;
import java.io.PrintStream;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code api-key revoke}: the next call with this key is refused. */
@Component
class ApiKeyRevoke implements Command {
    private final ApiKeys keys;
    private final Clubs clubs;
    private final Transactions transactions;

    ApiKeyRevoke(ApiKeys keys, Clubs clubs, Transactions transactions) {
        this.keys = keys;
        this.clubs = clubs;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "api-key revoke";
    }

    @Override
    public String usage() {
        return "api-key revoke --club SLUG ID";
    }

    @Override
    public Set<String> options() {
        return Set.of("club");
    }

    @Override
    public int run(Arguments arguments, PrintStream out) {
        var slug = arguments.needed("club");
        if (arguments.words().size() != 1) throw new StartRefused("Usage: ./latchkey " + usage());
        var club = transactions
                .global(() -> clubs.find(slug))
                .orElseThrow(() -> new StartRefused("There is no club with the slug " + slug + "."))
                .club();
        var typed = arguments.words().getFirst();
        var revoked = Ids.parse(typed)
                .filter(id -> keys.revoke(club.id(), Actor.COMMAND_LINE, id))
                .isPresent();
        if (!revoked) throw new StartRefused("The club " + slug + " has no living key with the id " + typed + ".");
        out.println("Revoked.");
        return 0;
    }
}
