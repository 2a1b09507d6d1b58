package app.latchkey.operator;

import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.settings.StartRefused;
import java.io.PrintStream;
import java.util.List;

/** The commands that modules bring along, with the database opened or attached to for their duration. */
final class Administration {
    private static final List<String> FIRST_WORDS =
            List.of("club", "staff", "members", "api-key", "operator", "doctor", "dkim");

    private Administration() {}

    static int run(Class<?> application, List<String> typed, PrintStream out) {
        if (!FIRST_WORDS.contains(typed.getFirst())) throw unknown(typed);
        try (var installation = Installation.command(application, CommandLine.settings())) {
            for (var command :
                    installation.context().getBeansOfType(Command.class).values()) {
                var words = List.of(command.name().split(" "));
                if (typed.size() < words.size()
                        || !typed.subList(0, words.size()).equals(words)) continue;
                var arguments = Arguments.read(
                        typed.subList(words.size(), typed.size()),
                        command.options(),
                        command.switches(),
                        command.usage());
                return command.run(arguments, out);
            }
        }
        throw unknown(typed);
    }

    private static StartRefused unknown(List<String> typed) {
        return new StartRefused("There is no command \"" + String.join(" ", typed) + "\": see ./latchkey help.");
    }
}
