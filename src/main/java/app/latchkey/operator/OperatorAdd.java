package app.latchkey.operator;

import app.latchkey.access.OperatorLinks;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.settings.Settings;
import java.io.PrintStream;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code operator add}: prints a one-time link by which somebody runs this installation, as its last line. */
@Component
class OperatorAdd implements Command {
    private final OperatorLinks links;
    private final Settings settings;

    OperatorAdd(OperatorLinks links, Settings settings) {
        this.links = links;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "operator add";
    }

    @Override
    public String usage() {
        return "operator add";
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public int run(Arguments arguments, PrintStream out) {
        out.println(settings.address(links.make()));
        return 0;
    }
}
