package app.latchkey.platform.commands;

import java.io.PrintStream;
import java.util.Set;

/** One administration command, made a bean by the module it belongs to. */
public interface Command {
    /** What is typed, such as {@code club create}. */
    String name();

    /** One line with everything that may follow the name. */
    String usage();

    /** Options that are followed by a value, without their dashes. */
    Set<String> options();

    /** Options that stand alone. */
    default Set<String> switches() {
        return Set.of();
    }

    /** Answers the exit status: 0 when it did what was asked. */
    int run(Arguments arguments, PrintStream out);
}
