package app.latchkey.members.importing;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberImport.Problem;
import app.latchkey.members.MemberImport.Row;
import app.latchkey.members.MemberImport.Status;
import app.latchkey.platform.web.Page;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The access report, while it grows and after. */
public record ImportReportPage(Desk desk, Status state, List<Row> rows, Optional<Long> next, String only)
        implements Page {
    /** @param kind reach or outcome that the tile filters by; empty for a sum without rows of its own */
    public record Tile(String name, long count, String look, String kind) {}

    static ImportReportPage of(Desk desk, Imports.Import found, List<Row> shown, int most, String only) {
        boolean more = shown.size() > most;
        var rows = more ? shown.subList(0, most) : shown;
        return new ImportReportPage(
                desk, found.status(), rows, more ? Optional.of(rows.getLast().line()) : Optional.empty(), only);
    }

    public String at(String path) {
        return desk.at("members/import/" + state.id() + path);
    }

    public boolean running() {
        return !state.over();
    }

    public boolean checked() {
        return state.state().equals("DONE") && state.dryRun();
    }

    public boolean done() {
        return state.state().equals("DONE") && !state.dryRun();
    }

    public boolean failed() {
        return state.state().equals("FAILED");
    }

    public long total(String name) {
        return state.totals().getOrDefault(name, 0L);
    }

    public boolean mayInvite() {
        return done() && total("invitable") > 0 && desk.may(Permission.ACCESS_REPAIR);
    }

    public List<Tile> tiles() {
        return tiles(state);
    }

    /** Those that count anybody. */
    static List<Tile> tiles(Status status) {
        return List.of(
                        tile(status, "reachable", "tile-in", "REACHABLE"),
                        tile(status, "noAddress", "tile-cannot", "NO_ADDRESS"),
                        tile(status, "invalid", "tile-cannot", "INVALID"),
                        tile(status, "typo", "tile-way", "TYPO"),
                        tile(status, "sharedFamily", "tile-way", "SHARED_FAMILY"),
                        tile(status, "sharedSamePerson", "tile-way", "SHARED_SAME_PERSON"),
                        tile(status, "sharedNamesakes", "tile-cannot", "SHARED_NAMESAKES"),
                        tile(status, "duplicates", "tile-way", "DUPLICATE"),
                        tile(status, "notInvited", "tile-none", "NOT_INVITED"),
                        tile(status, "archived", "tile-none", "ARCHIVED"),
                        tile(status, "known", "tile-none", "KNOWN"),
                        tile(status, "errors", "tile-cannot", "ERROR"))
                .stream()
                .filter(tile -> tile.count() > 0)
                .toList();
    }

    private static Tile tile(Status status, String name, String look, String kind) {
        return new Tile(name, status.totals().getOrDefault(name, 0L), look, kind);
    }

    public static String tileKey(Tile tile) {
        return "members.import.tile." + tile.name().toLowerCase(Locale.ROOT);
    }

    public static String reachKey(Row row) {
        return row.reach()
                .map(reach -> "members.import.reach." + reach.toLowerCase(Locale.ROOT))
                .orElse("members.import.outcome." + row.outcome().toLowerCase(Locale.ROOT));
    }

    public static String look(Row row) {
        if (row.outcome().equals("ERROR")) return "bad";
        return row.reach().orElse("REACHABLE").equals("REACHABLE")
                        && row.duplicateOf().isEmpty()
                ? ""
                : "warn";
    }

    public static String problemKey(Problem problem) {
        return "members.import.row." + problem.kind().toLowerCase(Locale.ROOT);
    }

    public static String statusKey(Row row) {
        return ImportPlanPage.statusKey(row.status());
    }

    /** "line 12" or the id of a file: both lead somewhere. */
    public Optional<String> lineOf(String who) {
        return who.startsWith("line ") ? Optional.of(who.substring(5)) : Optional.empty();
    }
}
