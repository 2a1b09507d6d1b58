package app.latchkey.integration.keys;

import app.latchkey.audit.Actor;
import app.latchkey.clubs.CommandClub;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.settings.StartRefused;
import java.io.PrintStream;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code api-key revoke}: the next call with this key is refused. */
@Component
class ApiKeyRevoke implements Command {
    private final ApiKeys keys;
    private final CommandClub clubs;

    ApiKeyRevoke(ApiKeys keys, CommandClub clubs) {
        this.keys = keys;
        this.clubs = clubs;
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
        if (arguments.words().size() != 1) throw new StartRefused("Usage: ./latchkey " + usage());
        var club = clubs.of(arguments);
        var typed = arguments.words().getFirst();
        var revoked = Ids.parse(typed)
                .filter(id -> keys.revoke(club.id(), Actor.COMMAND_LINE, id))
                .isPresent();
        if (!revoked)
            throw new StartRefused("The club " + club.slug() + " has no living key with the id " + typed + ".");
        out.println("Revoked.");
        return 0;
    }
}
