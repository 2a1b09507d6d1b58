package app.latchkey.operator;

import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.platform.database.Schema;
import app.latchkey.platform.postgres.Roles;
import app.latchkey.platform.settings.StartRefused;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** {@code database script} prepares a PostgreSQL of one's own, {@code database migrate} brings its tables up to date. */
final class Databases {
    private Databases() {}

    static int run(List<String> rest, PrintStream out) {
        return switch (String.join(" ", rest)) {
            case "script" -> script(out);
            case "migrate" -> migrate(out);
            default -> throw new StartRefused("Usage: ./latchkey database script | database migrate");
        };
    }

    private static int script(PrintStream out) {
        var ownerPassword = password();
        var appPassword = password();
        out.println("-- LATCHKEY_DATABASE_URL=postgresql://latchkey_app:" + appPassword + "@HOST:5432/latchkey");
        out.println(
                "-- LATCHKEY_DATABASE_OWNER_URL=postgresql://latchkey_owner:" + ownerPassword + "@HOST:5432/latchkey");
        out.print(Roles.script(ownerPassword, appPassword));
        return CommandLine.DONE;
    }

    private static int migrate(PrintStream out) {
        try (var database = OpenDatabase.of(CommandLine.settings(), false)) {
            Schema.makeReady(database);
        }
        out.println("The tables are up to date.");
        return CommandLine.DONE;
    }

    private static String password() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
