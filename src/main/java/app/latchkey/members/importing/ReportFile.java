package app.latchkey.members.importing;

import app.latchkey.members.MemberImport.Row;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.texts.Texts;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The report as a file for a spreadsheet. A cell that would be a formula there gets an apostrophe before it. */
@Component
class ReportFile {
    private static final int PAGE = 5000;
    private static final String BOM = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r|";

    private final ImportRows rows;
    private final Texts texts;

    ReportFile(ImportRows rows, Texts texts) {
        this.rows = rows;
        this.texts = texts;
    }

    /** Page by page: a list of a million rows is never in memory. */
    void write(ClubId club, UUID id, Locale locale, OutputStream to) throws IOException {
        try (var out = new OutputStreamWriter(to, StandardCharsets.UTF_8);
                var csv = CsvWriter.builder().build(out)) {
            out.write(BOM);
            csv.writeRecord(
                    say(locale, "members.import.line"),
                    say(locale, "members.name"),
                    say(locale, "members.email"),
                    say(locale, "members.import.status"),
                    say(locale, "members.import.verdict"),
                    say(locale, "members.import.suggestion"),
                    say(locale, "members.import.note"));
            long after = 0;
            for (var page = rows.read(club, id, after, PAGE, Optional.empty());
                    !page.isEmpty();
                    page = rows.read(club, id, after, PAGE, Optional.empty())) {
                for (var row : page) csv.writeRecord(cells(row, locale));
                after = page.getLast().line();
            }
        }
    }

    private String[] cells(Row row, Locale locale) {
        var notes = row.problems().stream()
                .map(p -> say(locale, ImportReportPage.problemKey(p), p.column(), p.text()))
                .collect(Collectors.toList());
        row.sharedWith().forEach(who -> notes.add(line(locale, "members.import.with.", who)));
        row.duplicateOf().ifPresent(who -> notes.add(line(locale, "members.import.duplicate.", who)));
        return new String[] {
            String.valueOf(row.line()),
            safe(row.name()),
            safe(row.email()),
            say(locale, ImportReportPage.statusKey(row)),
            say(locale, ImportReportPage.reachKey(row)),
            safe(row.suggestion().orElse("")),
            safe(String.join("; ", notes))
        };
    }

    private String line(Locale locale, String key, String who) {
        return who.startsWith("line ") ? say(locale, key + "line", who.substring(5)) : say(locale, key + "file");
    }

    private String say(Locale locale, String key, Object... arguments) {
        return texts.say(locale, key, arguments);
    }

    static String safe(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
