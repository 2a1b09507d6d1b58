package app.latchkey.members.importing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Which column of the file is what. Columns that are nothing of ours are kept with the member word for word. */
record Mapping(List<String> header, List<Optional<Column>> columns) {
    Mapping {
        header = List.copyOf(header);
        columns = List.copyOf(columns);
        if (header.size() != columns.size()) throw new IllegalArgumentException("One meaning for each heading");
    }

    enum Problem {
        NO_HEADER,
        NO_NAME,
        TWO_ALIKE,
        TOO_MANY_COLUMNS
    }

    static Mapping guess(List<String> header) {
        var seen = EnumSet.noneOf(Column.class);
        var columns = new ArrayList<Optional<Column>>();
        for (var heading : header) columns.add(Column.named(heading).filter(seen::add));
        // "Prénom" beside "Nom": the second is a last name. "Nom" alone is the whole name.
        int alone = columns.indexOf(Optional.of(Column.LAST_NAME));
        if (alone >= 0 && !seen.contains(Column.FIRST_NAME) && !seen.contains(Column.FULL_NAME))
            columns.set(alone, Optional.of(Column.FULL_NAME));
        return new Mapping(header, columns);
    }

    Mapping with(int index, Optional<Column> meaning) {
        var changed = new ArrayList<>(columns);
        changed.set(index, meaning);
        return new Mapping(header, changed);
    }

    int indexOf(Column column) {
        return columns.indexOf(Optional.of(column));
    }

    boolean has(Column column) {
        return indexOf(column) >= 0;
    }

    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (header.isEmpty()) problems.add(Problem.NO_HEADER);
        if (header.size() > ImportFile.MOST_COLUMNS) problems.add(Problem.TOO_MANY_COLUMNS);
        if (!has(Column.FULL_NAME) && !has(Column.LAST_NAME) && !has(Column.FIRST_NAME)) problems.add(Problem.NO_NAME);
        var taken = columns.stream().flatMap(Optional::stream).toList();
        if (taken.size()
                > EnumSet.copyOf(taken.isEmpty() ? EnumSet.allOf(Column.class) : taken)
                        .size()) problems.add(Problem.TWO_ALIKE);
        return problems;
    }
}
