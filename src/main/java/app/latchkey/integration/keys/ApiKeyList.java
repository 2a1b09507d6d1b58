package app.latchkey.integration.keys;

import app.latchkey.clubs.CommandClub;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code api-key list}: a line each, with tabs: id, name, scopes, made, last used, revoked. */
@Component
class ApiKeyList implements Command {
    private final ApiKeys keys;
    private final CommandClub clubs;

    ApiKeyList(ApiKeys keys, CommandClub clubs) {
        this.keys = keys;
        this.clubs = clubs;
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
        var club = clubs.of(arguments);
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
