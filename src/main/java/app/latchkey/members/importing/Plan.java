package app.latchkey.members.importing;

import app.latchkey.members.MemberImport.Wishes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a file is to be read, as it is kept with the import.
 *
 * @param columns one name of a {@link Column} for each heading, empty for none
 * @param samples the first thing that stands in each column
 */
record Plan(List<String> header, List<String> columns, Map<String, String> statuses, List<String> samples) {
    static Plan guess(List<String> header, List<String> statusWords, List<String> samples) {
        var statuses = new LinkedHashMap<String, String>();
        for (var word : statusWords)
            statuses.put(word, StatusMeaning.guess(word).name());
        return of(Mapping.guess(header), statuses, samples);
    }

    private static Plan of(Mapping mapping, Map<String, String> statuses, List<String> samples) {
        var columns = mapping.columns().stream()
                .map(c -> c.map(Enum::name).orElse(""))
                .toList();
        return new Plan(mapping.header(), columns, statuses, samples);
    }

    Mapping mapping() {
        return new Mapping(
                header,
                columns.stream()
                        .map(name -> name.isEmpty() ? Optional.<Column>empty() : Optional.of(Column.valueOf(name)))
                        .toList());
    }

    Map<String, StatusMeaning> meanings() {
        var meanings = new LinkedHashMap<String, StatusMeaning>();
        statuses.forEach((word, meaning) -> meanings.put(word, StatusMeaning.valueOf(meaning)));
        return meanings;
    }

    /** What cannot be: unknown names first, then what {@link Mapping} says. */
    static List<String> faults(List<String> header, Wishes wishes) {
        var faults = new ArrayList<String>();
        for (var wish : wishes.columns().entrySet())
            if (!header.contains(wish.getKey())
                    || !wish.getValue().isEmpty() && !known(Column.values(), wish.getValue()))
                faults.add("UNKNOWN_COLUMN");
        for (var meaning : wishes.statuses().values())
            if (!known(StatusMeaning.values(), meaning)) faults.add("UNKNOWN_STATUS");
        return faults;
    }

    Plan with(Wishes wishes) {
        var wanted = new ArrayList<>(columns);
        for (int i = 0; i < header.size(); i++) {
            var wish = wishes.columns().get(header.get(i));
            if (wish != null) wanted.set(i, wish);
        }
        var answers = new LinkedHashMap<>(statuses);
        answers.putAll(wishes.statuses());
        return new Plan(header, wanted, answers, samples);
    }

    private static boolean known(Enum<?>[] all, String name) {
        return Arrays.stream(all).anyMatch(one -> one.name().equals(name));
    }
}
