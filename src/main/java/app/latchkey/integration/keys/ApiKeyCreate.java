package app.latchkey.integration.keys;

import app.latchkey.audit.Actor;
import app.latchkey.clubs.CommandClub;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.settings.StartRefused;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** {@code api-key create}: prints the key alone as its last line. */
@Component
class ApiKeyCreate implements Command {
    private final ApiKeys keys;
    private final CommandClub clubs;

    ApiKeyCreate(ApiKeys keys, CommandClub clubs) {
        this.keys = keys;
        this.clubs = clubs;
    }

    @Override
    public String name() {
        return "api-key create";
    }

    @Override
    public String usage() {
        return "api-key create --club SLUG [--scope SCOPE ...] [--name NAME]";
    }

    @Override
    public Set<String> options() {
        return Set.of("club", "scope", "name");
    }

    @Override
    public int run(Arguments arguments, PrintStream out) {
        var club = clubs.of(arguments);
        if (!arguments.words().isEmpty()) throw new StartRefused("Usage: ./latchkey " + usage());
        var scopes = scopes(arguments);
        var name = arguments.option("name").orElse("command line");
        var made = keys.create(club.id(), Actor.COMMAND_LINE, name, scopes);
        out.println(made.secret().whole());
        return 0;
    }

    private static Set<Scope> scopes(Arguments arguments) {
        var wanted = arguments.all("scope").stream()
                .flatMap(typed -> Arrays.stream(typed.split("[,\\s]+")))
                .toList();
        if (wanted.isEmpty()) return EnumSet.allOf(Scope.class);
        return wanted.stream()
                .map(word -> Scope.of(word).orElseThrow(() -> unknown(word)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    private static StartRefused unknown(String word) {
        var known = Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining(", "));
        return new StartRefused("There is no scope \"" + word + "\". There are: " + known + ".");
    }
}
