package app.latchkey.members.importing;

import app.latchkey.audit.Actor;
import app.latchkey.clubs.CommandClub;
import app.latchkey.members.MemberImport.Started;
import app.latchkey.members.MemberImport.Status;
import app.latchkey.members.MemberImport.Wishes;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.settings.StartRefused;
import app.latchkey.platform.texts.Texts;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** {@code members import}: the same import as the pages', carried out here or by a server that is faster. */
@Component
class ImportCommand implements Command {
    private static final int PAGE = 1000;
    private static final long LOOK_MILLIS = 200;

    private final Importing importing;
    private final CommandClub clubs;
    private final Transactions tx;
    private final Texts texts;
    private final ObjectMapper json;

    ImportCommand(Importing importing, CommandClub clubs, Transactions tx, Texts texts, ObjectMapper json) {
        this.importing = importing;
        this.clubs = clubs;
        this.tx = tx;
        this.texts = texts;
        this.json = json;
    }

    @Override
    public String name() {
        return "members import";
    }

    @Override
    public String usage() {
        return "members import --club SLUG FILE [--dry-run] [--json]";
    }

    @Override
    public Set<String> options() {
        return Set.of("club");
    }

    @Override
    public Set<String> switches() {
        return Set.of("dry-run", "json");
    }

    @Override
    public int run(Arguments arguments, PrintStream out) {
        var club = clubs.of(arguments);
        var file = file(arguments);
        var name = String.valueOf(file.getFileName());
        var started = importing.start(club.id(), Actor.COMMAND_LINE, file, name, Wishes.NONE, arguments.has("dry-run"));
        return switch (started) {
            case Started.Refused refused ->
                throw new StartRefused(name + ": " + say(refused.problems().getFirst()));
            case Started.Import begun -> finish(club.id(), begun.id(), arguments.has("json"), out);
        };
    }

    private Path file(Arguments arguments) {
        if (arguments.words().size() != 1) throw new StartRefused("Usage: ./latchkey " + usage());
        var file = Path.of(arguments.words().getFirst()).toAbsolutePath();
        if (!Files.isReadable(file) || Files.isDirectory(file)) throw new StartRefused("Cannot read " + file + ".");
        return file;
    }

    private String say(String problem) {
        var key = "members.import.problem." + problem.toLowerCase(Locale.ROOT);
        return texts.has(key) ? texts.say(Locale.ENGLISH, key) : problem;
    }

    private int finish(ClubId club, UUID id, boolean asJson, PrintStream out) {
        importing.work(club, id);
        var status = importing.status(club, id).orElseThrow();
        while (!status.over()) {
            pause();
            // Whoever took it may have died: then it is ours after its lease.
            importing.work(club, id);
            status = importing.status(club, id).orElseThrow();
        }
        if (asJson) printJson(club, status, out);
        else print(status, out);
        return status.state().equals("DONE") ? 0 : 1;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Stopped; the import goes on when a server runs.");
        }
    }

    private void print(Status status, PrintStream out) {
        long fresh = status.totals().getOrDefault("new", 0L);
        out.println(
                texts.say(Locale.ENGLISH, status.dryRun() ? "members.import.checked" : "members.import.done", fresh));
        for (var tile : ImportReportPage.tiles(status))
            out.printf(
                    Locale.ROOT, "%8d  %s%n", tile.count(), texts.say(Locale.ENGLISH, ImportReportPage.tileKey(tile)));
    }

    /** Row by row, so that a list of any length passes through. */
    private void printJson(ClubId club, Status status, PrintStream out) {
        var head = new LinkedHashMap<String, Object>();
        head.put("id", status.id().toString());
        head.put("state", status.state());
        head.put("dryRun", status.dryRun());
        head.put("progress", status.progress());
        head.put("totals", status.totals());
        var text = json.writeValueAsString(head);
        out.println(text.substring(0, text.length() - 1) + ",\"rows\":[");
        long after = 0;
        var between = "";
        for (var page = importing.rows(club, status.id(), 0, PAGE);
                !page.isEmpty();
                page = importing.rows(club, status.id(), after, PAGE)) {
            for (var row : page) {
                out.println(between + json.writeValueAsString(row.fields()));
                between = ",";
            }
            after = page.getLast().line();
        }
        out.println("]}");
    }
}
