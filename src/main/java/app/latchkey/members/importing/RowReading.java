package app.latchkey.members.importing;

import app.latchkey.members.CardNumber;
import app.latchkey.members.importing.ReadRow.CellProblem;
import app.latchkey.members.importing.ReadRow.Kind;
import app.latchkey.members.rows.Dates;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Phones;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the cells of a row into what a member file holds, by the mapping and the club's country. */
final class RowReading {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CELL = 20_000;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private final Mapping mapping;
    private final Map<String, StatusMeaning> statuses;
    private final String country;
    private final LocalDate today;

    RowReading(Mapping mapping, Map<String, StatusMeaning> statuses, String country, LocalDate today) {
        this.mapping = mapping;
        this.statuses = Map.copyOf(statuses);
        this.country = country;
        this.today = today;
    }

    ReadRow read(ImportFile.Row row) {
        return new Reading(row).read();
    }

    /** Empty when no column is this one. */
    String heading(Column column) {
        int at = mapping.indexOf(column);
        return at < 0 ? "" : mapping.header().get(at);
    }

    private final class Reading {
        private final long line;
        private final List<String> cells;
        private final List<CellProblem> problems = new ArrayList<>();
        private final Map<String, String> extra = new LinkedHashMap<>();

        Reading(ImportFile.Row row) {
            this.line = row.line();
            this.cells = row.cells();
            whole();
        }

        /** A row of another width has slipped: nothing in it stands where it seems to. */
        private void whole() {
            if (cells.size() < mapping.header().size()) problem("", Kind.TOO_FEW_CELLS, "" + cells.size());
            if (trimmedSize() > mapping.header().size()) problem("", Kind.TOO_MANY_CELLS, "" + cells.size());
            for (int i = 0; i < Math.min(cells.size(), mapping.header().size()); i++) {
                var heading = mapping.header().get(i);
                var cell = cells.get(i);
                if (cell.indexOf('\0') >= 0) problem(heading, Kind.NUL, cell.replace('\0', '\uFFFD'));
                if (cell.length() > LONGEST_CELL) problem(heading, Kind.TOO_LONG, cell.substring(0, 40));
                if (mapping.columns().get(i).isEmpty() && !cell.isBlank()) keep(heading, cell);
            }
        }

        private int trimmedSize() {
            int size = cells.size();
            while (size > mapping.header().size() && cells.get(size - 1).isBlank()) size--;
            return size;
        }

        ReadRow read() {
            var first = cell(Column.FIRST_NAME);
            var last = cell(Column.LAST_NAME);
            var given = Optional.<String>empty();
            if (first.isEmpty() && last.isEmpty()) {
                given = find(Column.FULL_NAME);
                var parts = given.orElse("").split("\\s+", 2);
                first = parts.length > 0 ? parts[0] : "";
                last = parts.length > 1 ? parts[1] : "";
            }
            if (first.isEmpty() && last.isEmpty()) problem(heading(nameColumn()), Kind.NO_NAME, "");
            if (Math.max(first.length(), last.length()) > LONGEST_NAME)
                problem(heading(nameColumn()), Kind.TOO_LONG, (first + " " + last).substring(0, 40));
            var date = birthDate();
            var phone = find(Column.PHONE).map(typed -> Phones.read(typed, country));
            phone.filter(p -> p.key().isEmpty()).ifPresent(p -> problem(Column.PHONE, Kind.PHONE_ODD, p.asTyped()));
            return new ReadRow(
                    line,
                    first,
                    last,
                    given,
                    find(Column.EMAIL).map(EmailAddress::parse),
                    phone,
                    date,
                    birthYear(date),
                    find(Column.EXTERNAL_ID),
                    cards(),
                    status(),
                    language(),
                    tags(),
                    find(Column.NOTES),
                    extra,
                    problems);
        }

        private Column nameColumn() {
            return mapping.has(Column.FULL_NAME) ? Column.FULL_NAME : Column.LAST_NAME;
        }

        private Optional<LocalDate> birthDate() {
            var typed = cell(Column.BIRTH_DATE);
            if (typed.isEmpty()) return Optional.empty();
            var date = Dates.read(typed, country, today);
            // A year alone in the column of dates is a fact too.
            if (date.isEmpty() && Dates.year(typed, today).isEmpty()) {
                problem(Column.BIRTH_DATE, Kind.DATE_NOT_READ, typed);
                keep(heading(Column.BIRTH_DATE), typed);
            }
            return date;
        }

        private Optional<Integer> birthYear(Optional<LocalDate> date) {
            var typed = cell(Column.BIRTH_YEAR);
            if (typed.isEmpty()) {
                return date.map(LocalDate::getYear).or(() -> Dates.year(cell(Column.BIRTH_DATE), today));
            }
            var year = Dates.year(typed, today);
            var problem = year.isEmpty() ? Kind.YEAR_NOT_READ : Kind.YEAR_AND_DATE_DIFFER;
            if (year.isEmpty() || date.isPresent() && date.get().getYear() != year.get()) {
                problem(Column.BIRTH_YEAR, problem, typed);
                keep(heading(Column.BIRTH_YEAR), typed);
                return date.map(LocalDate::getYear);
            }
            return year;
        }

        private StatusMeaning status() {
            if (!mapping.has(Column.STATUS)) return StatusMeaning.MEMBER;
            var word = cell(Column.STATUS);
            // The club's own word stays on the file: it says more than our three.
            if (!word.isEmpty()) keep(heading(Column.STATUS), word);
            var asked = statuses.get(word);
            return asked != null ? asked : StatusMeaning.guess(word);
        }

        private Optional<String> language() {
            var typed = cell(Column.LANGUAGE).toLowerCase(Locale.ROOT);
            if (typed.isEmpty()) return Optional.empty();
            var code = switch (typed) {
                case "english", "anglais" -> "en";
                case "french", "français", "francais" -> "fr";
                default -> typed.split("[-_]", 2)[0];
            };
            if (LANGUAGES.contains(code)) return Optional.of(code);
            problem(Column.LANGUAGE, Kind.LANGUAGE_UNKNOWN, typed);
            keep(heading(Column.LANGUAGE), typed);
            return Optional.empty();
        }

        private List<CardNumber> cards() {
            var typed = CardNumber.split(cell(Column.CARD));
            var read = new LinkedHashMap<String, CardNumber>();
            for (var card : typed) CardNumber.read(card).ifPresent(known -> read.putIfAbsent(known.key(), known));
            if (typed.stream().noneMatch(card -> CardNumber.read(card).isEmpty())) return List.copyOf(read.values());
            problem(Column.CARD, Kind.CARD_ODD, cell(Column.CARD));
            keep(heading(Column.CARD), cell(Column.CARD));
            return List.of();
        }

        private List<String> tags() {
            return Arrays.stream(cell(Column.TAGS).split("[,;|]"))
                    .map(String::strip)
                    .filter(tag -> !tag.isEmpty())
                    .distinct()
                    .toList();
        }

        private String cell(Column column) {
            int at = mapping.indexOf(column);
            return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
        }

        private Optional<String> find(Column column) {
            return Optional.of(cell(column)).filter(text -> !text.isEmpty());
        }

        private void keep(String heading, String cell) {
            var name = heading.isBlank() ? "?" : heading.strip();
            for (int n = 2; extra.containsKey(name); n++) name = heading.strip() + " (" + n + ")";
            extra.put(name, cell);
        }

        private void problem(Column column, Kind kind, String text) {
            problem(heading(column), kind, text);
        }

        private void problem(String heading, Kind kind, String text) {
            problems.add(new CellProblem(line, heading, kind, text));
        }
    }
}
