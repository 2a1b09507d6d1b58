package app.latchkey.members.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A member list as somebody exported it, read row by row and never held whole. */
final class ImportFile {
    static final int MOST_COLUMNS = 200;
    private static final char NOT_TEXT = 0xFFFD;
    private final Path file;
    private final FileShape shape;

    private ImportFile(Path file, FileShape shape) {
        this.file = file;
        this.shape = shape;
    }

    static ImportFile at(Path file) {
        return new ImportFile(file, FileShape.of(file));
    }

    FileShape shape() {
        return shape;
    }

    /** @param line of the file, counted from 1 as a spreadsheet does */
    record Row(long line, List<String> cells) {}

    /** The first line with anything in it; empty for a file without any. */
    List<String> header() {
        try (var rows = open()) {
            for (var record : rows) {
                if (!blank(record))
                    return record.getFields().stream()
                            .map(h -> h.replace('\0', '\uFFFD').strip())
                            .toList();
            }
            return List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** False for a file with nothing in it, or one that is no list (a spreadsheet's own format, an endless cell). */
    boolean readable() {
        if (FileShape.noText(file)) return false;
        try {
            rows(row -> {});
            var header = header();
            return !header.isEmpty()
                    && header.size() <= MOST_COLUMNS
                    && header.stream().noneMatch(h -> h.indexOf(NOT_TEXT) >= 0);
        } catch (CsvParseException noList) {
            return false;
        }
    }

    /** Every row after the header, blank lines left out. */
    void rows(Consumer<Row> each) {
        try (var rows = open()) {
            boolean headerSeen = false;
            for (var record : rows) {
                if (blank(record)) continue;
                if (headerSeen)
                    each.accept(new Row(record.getStartingLineNumber(), new ArrayList<>(record.getFields())));
                headerSeen = true;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private CsvReader<CsvRecord> open() throws IOException {
        return CsvReader.builder()
                .fieldSeparator(shape.delimiter())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .skipEmptyLines(true)
                .ofCsvRecord(shape.open(file));
    }

    private static boolean blank(CsvRecord record) {
        return record.getFields().stream().allMatch(String::isBlank);
    }
}
