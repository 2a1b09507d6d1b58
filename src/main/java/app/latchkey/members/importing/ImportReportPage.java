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
        return List.of(
                        new Tile("reachable", total("reachable"), "tile-in", "REACHABLE"),
                        new Tile("noAddress", total("noAddress"), "tile-cannot", "NO_ADDRESS"),
                        new Tile("invalid", total("invalid"), "tile-cannot", "INVALID"),
                        new Tile("typo", total("typo"), "tile-way", "TYPO"),
                        new Tile("sharedFamily", total("sharedFamily"), "tile-way", "SHARED_FAMILY"),
                        new Tile("sharedSamePerson", total("sharedSamePerson"), "tile-way", "SHARED_SAME_PERSON"),
                        new Tile("sharedNamesakes", total("sharedNamesakes"), "tile-cannot", "SHARED_NAMESAKES"),
                        new Tile("duplicates", total("duplicates"), "tile-way", "DUPLICATE"),
                        new Tile("notInvited", total("notInvited"), "tile-none", "NOT_INVITED"),
                        new Tile("archived", total("archived"), "tile-none", "ARCHIVED"),
                        new Tile("known", total("known"), "tile-none", "KNOWN"),
                        new Tile("errors", total("errors"), "tile-cannot", "ERROR"))
                .stream()
                .filter(tile -> tile.count() > 0)
                .toList();
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
