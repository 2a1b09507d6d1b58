package app.latchkey.operator;

import app.latchkey.operator.backup.BackupCommands;
import app.latchkey.operator.drill.Drill;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.SettingsReader;
import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./latchkey <command>}: finds what was asked and answers with an exit status. */
public final class CommandLine {
    public static final int DONE = 0;
    public static final int REFUSED = 2;
    private static final int BROKEN = 1;

    private final Class<?> application;
    private final PrintStream out;
    private final PrintStream err;

    public CommandLine(Class<?> application, PrintStream out, PrintStream err) {
        this.application = application;
        this.out = out;
        this.err = err;
    }

    /** Where the installation lies: the folder of the launcher. */
    static Path home() {
        return Path.of(System.getProperty("latchkey.home", "")).toAbsolutePath().normalize();
    }

    public int run(List<String> typed) {
        try {
            return dispatch(typed.isEmpty() ? List.of("help") : typed);
        } catch (StartRefused refused) {
            err.println(refused.getMessage());
            return REFUSED;
        } catch (RuntimeException | IOException broken) {
            return Failures.sentence(broken)
                    .map(sentence -> {
                        err.println(sentence);
                        return REFUSED;
                    })
                    .orElseGet(() -> {
                        broken.printStackTrace(err);
                        return BROKEN;
                    });
        }
    }

    private int dispatch(List<String> typed) throws IOException {
        var rest = typed.subList(1, typed.size());
        return switch (typed.getFirst()) {
            case "start" -> server(rest, false);
            case "demo", "dev" -> server(rest, true);
            case "rehearse-start" -> new Rehearsal(application).run();
            case "version", "--version" -> say("Latchkey " + Version.name());
            case "help", "--help", "-h" -> say(resource("/help.txt"));
            case "database" -> Databases.run(rest, out);
            case "keys" -> keys(rest);
            case "backup" -> BackupCommands.backup(settings(), cwd(), rest, out);
            case "restore" -> BackupCommands.restore(settings(), cwd(), rest, out);
            case "bench" ->
                throw new StartRefused("The bench lies beside the sources: run ./latchkey bench in a clone.");
            case "drill" -> new Drill(application, out, err).run(rest);
            default -> Administration.run(application, typed, out);
        };
    }

    private int server(List<String> rest, boolean demo) {
        var settings = settings(rest, demo);
        new Server(application, settings, out).runUntilStopped();
        return DONE;
    }

    private static Settings settings(List<String> rest, boolean demo) {
        var usage = (demo ? "demo" : "start") + " [--port PORT] [--data DIR]";
        var arguments = Arguments.read(rest, Set.of("port", "data"), Set.of(), usage);
        if (!arguments.words().isEmpty())
            throw new StartRefused(
                    "\"" + arguments.words().getFirst() + "\" means nothing here. Usage: ./latchkey " + usage);
        var options = new HashMap<String, String>();
        arguments.option("port").ifPresent(port -> options.put("PORT", port));
        // A relative path is meant from where the operator stands, not from where Latchkey lies.
        arguments
                .option("data")
                .ifPresent(data -> options.put("DATA_DIR", cwd().resolve(data).toString()));
        return SettingsReader.read(home(), System.getenv(), options, demo);
    }

    static Path cwd() {
        return Path.of("").toAbsolutePath();
    }

    /** The settings of an administration command: of the demo when only the demo has data. */
    static Settings settings() {
        var real = SettingsReader.read(home(), System.getenv(), Map.of(), false);
        var demoOnly = real.databaseUrl() == null
                && !real.dataDir().toFile().exists()
                && home().resolve(".demo").toFile().exists();
        var settings = demoOnly ? SettingsReader.read(home(), System.getenv(), Map.of(), true) : real;
        return ServedAddress.of(settings.dataDir()).map(settings::at).orElse(settings);
    }

    private int keys(List<String> rest) {
        if (!rest.equals(List.of("rotate"))) throw new StartRefused("Usage: ./latchkey keys rotate");
        var settings = settings();
        var number = KeyRing.open(settings.dataDir()).rotate();
        return say("Key " + number + " writes from now on; the older ones still read.");
    }

    private int say(String text) {
        out.println(text);
        return DONE;
    }

    static String resource(String name) {
        try (var stream = CommandLine.class.getResourceAsStream(name)) {
            if (stream == null) throw new IllegalStateException(name + " is missing from the class path");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
