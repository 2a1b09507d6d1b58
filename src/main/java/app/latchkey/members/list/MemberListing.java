package app.latchkey.members.list;

import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberAccessColumn;
import app.latchkey.members.MemberAccessColumn.Cell;
import app.latchkey.members.MemberAccessColumn.Sum;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.MemberFilter;
import app.latchkey.members.MemberLists;
import app.latchkey.members.MemberLists.Place;
import app.latchkey.members.MemberLists.Slice;
import app.latchkey.members.MemberSheets;
import app.latchkey.members.list.MemberListPage.Chip;
import app.latchkey.members.list.MemberListPage.Row;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** One page of the list, with everything it shows, in one transaction. */
@Component
class MemberListing {
    static final int PAGE = 50;
    static final int COUNTED = 10_000;
    private static final int MOST_CAUSES = 8;
    private static final int MOST_TAGS = 12;

    private final Transactions tx;
    private final MemberLists lists;
    private final MemberFiles files;
    private final MemberSheets sheets;
    private final ObjectProvider<MemberAccessColumn> columns;
    private final RecentSums recent = new RecentSums();

    MemberListing(
            Transactions tx,
            MemberLists lists,
            MemberFiles files,
            MemberSheets sheets,
            ObjectProvider<MemberAccessColumn> columns) {
        this.tx = tx;
        this.lists = lists;
        this.files = files;
        this.sheets = sheets;
        this.columns = columns;
    }

    MemberListPage page(Desk desk, MemberFilter filter, Place place, Locale locale) {
        var club = desk.club().id();
        return tx.readInClub(club, () -> {
            var slice = slice(club, filter, place);
            var column = Optional.ofNullable(columns.getIfAvailable());
            var cells = column.map(c -> c.cells(club, slice.ids(), locale)).orElse(Map.of());
            var sums = column.map(c -> recent.of(c, club, locale)).orElse(List.of());
            var chips = column.map(c -> states(desk, c, sums, filter, locale)).orElse(List.of());
            var rows = rows(desk, slice, cells);
            return new MemberListPage(
                    desk,
                    filter,
                    rows,
                    column.isPresent(),
                    chips,
                    causes(desk, sums, filter),
                    narrowed(desk, column, filter, locale),
                    more(desk, filter),
                    slice.before() ? Optional.of(href(desk, filter, "before", slice)) : Optional.empty(),
                    slice.after() ? Optional.of(href(desk, filter, "after", slice)) : Optional.empty(),
                    sheets.count(club, COUNTED + 1),
                    shown(filter, sums).or(() -> all(filter, slice, rows)),
                    slice.cut());
        });
    }

    /** Behind the last file there is nothing: who comes there by an old address begins anew. */
    private Slice slice(ClubId club, MemberFilter filter, Place place) {
        var slice = lists.page(club, filter, place, PAGE);
        return slice.ids().isEmpty() && !place.equals(Place.START)
                ? lists.page(club, filter, Place.START, PAGE)
                : slice;
    }

    private List<Row> rows(Desk desk, Slice slice, Map<MemberId, Cell> cells) {
        var read = files.read(desk.club().id(), slice.ids());
        var rows = new ArrayList<Row>();
        for (var id : slice.ids()) {
            var file = read.get(id);
            if (file != null) rows.add(row(desk, file, Optional.ofNullable(cells.get(id))));
        }
        return rows;
    }

    private static Row row(Desk desk, MemberFile file, Optional<Cell> cell) {
        return new Row(
                desk.at("members/" + file.id()),
                file.name(),
                file.number(),
                file.yearOfBirth(),
                file.address().map(MemberFile.MainAddress::asGiven),
                file.phone(),
                file.archived().isPresent(),
                cell);
    }

    /** One for each state, with the number of people in it. */
    private static List<Chip> states(
            Desk desk, MemberAccessColumn column, List<Sum> causes, MemberFilter filter, Locale locale) {
        var sums = new LinkedHashMap<String, Long>();
        for (var sum : causes) sums.merge(sum.state(), sum.members(), Long::sum);
        var chips = new ArrayList<Chip>();
        for (var state : List.of("CANNOT", "ON_ITS_WAY", "NOT_ASKED", "IN", "VIA_GUARDIAN", "SHUT")) {
            boolean chosen = filter.state().equals(Optional.of(state));
            if (sums.getOrDefault(state, 0L) == 0 && !chosen) continue;
            var to = MemberFilter.of(
                    filter.q().orElse(""),
                    chosen ? "" : state,
                    "",
                    "",
                    filter.tag().orElse(""),
                    false);
            chips.add(new Chip(
                    column.stateWords(state, locale),
                    // Removed people are shut out too and stand on no sum.
                    Optional.of(sums.getOrDefault(state, 0L)).filter(n -> !state.equals("SHUT")),
                    MemberListPage.href(desk, to, Map.of()),
                    chosen));
        }
        return chips;
    }

    /** How many a filter by access leaves, where the sums say so. */
    private static Optional<Long> shown(MemberFilter filter, List<Sum> sums) {
        boolean byStateOnly = filter.q().isEmpty()
                && filter.tag().isEmpty()
                && filter.finding().isEmpty();
        if (!byStateOnly || filter.state().isEmpty() || filter.state().equals(Optional.of("SHUT")))
            return Optional.empty();
        return Optional.of(sums.stream()
                .filter(sum -> filter.state().equals(Optional.of(sum.state())))
                .filter(sum -> filter.top().isEmpty() || filter.top().equals(Optional.of(sum.top())))
                .mapToLong(Sum::members)
                .sum());
    }

    /** How many there are when one page shows all of them; who was removed does not count among the files on the list. */
    private static Optional<Long> all(MemberFilter filter, Slice slice, List<Row> rows) {
        if (filter.none() || slice.before() || slice.after()) return Optional.empty();
        return Optional.of(rows.stream().filter(row -> !row.removed()).count()).filter(count -> count > 0);
    }

    /** Of the chosen state: why, most first. */
    private static List<Chip> causes(Desk desk, List<Sum> sums, MemberFilter filter) {
        if (filter.state().isEmpty()) return List.of();
        var chips = new ArrayList<Chip>();
        for (var sum : sums) {
            if (!filter.state().equals(Optional.of(sum.state())) || chips.size() == MOST_CAUSES) continue;
            boolean chosen = filter.top().equals(Optional.of(sum.top()));
            var to = MemberFilter.of(
                    filter.q().orElse(""),
                    sum.state(),
                    chosen ? "" : sum.top(),
                    "",
                    filter.tag().orElse(""),
                    false);
            chips.add(
                    new Chip(sum.words(), Optional.of(sum.members()), MemberListPage.href(desk, to, Map.of()), chosen));
        }
        return chips;
    }

    /** What else narrows the list: a click takes it away. */
    private static List<Chip> narrowed(
            Desk desk, Optional<MemberAccessColumn> column, MemberFilter filter, Locale locale) {
        var q = filter.q().orElse("");
        var state = filter.state().orElse("");
        var top = filter.top().orElse("");
        var finding = filter.finding().orElse("");
        var tag = filter.tag().orElse("");
        var removed = filter.removed();
        var chips = new ArrayList<Chip>();
        if (!finding.isEmpty())
            chips.add(chosen(desk, words(column, finding, locale), MemberFilter.of(q, state, top, "", tag, removed)));
        // Where a state is chosen its causes stand beside it already.
        if (!top.isEmpty() && state.isEmpty())
            chips.add(chosen(desk, words(column, top, locale), MemberFilter.of(q, "", "", finding, tag, removed)));
        if (!tag.isEmpty()) chips.add(chosen(desk, tag, MemberFilter.of(q, state, top, finding, "", removed)));
        return chips;
    }

    private static String words(Optional<MemberAccessColumn> column, String code, Locale locale) {
        return column.flatMap(known -> known.findingWords(code, locale)).orElse(code);
    }

    private static Chip chosen(Desk desk, String words, MemberFilter without) {
        return new Chip(words, Optional.empty(), MemberListPage.href(desk, without, Map.of()), true);
    }

    private List<Chip> more(Desk desk, MemberFilter filter) {
        var chips = new ArrayList<Chip>();
        for (var tag : lists.tags(desk.club().id(), MOST_TAGS)) {
            boolean chosen = filter.tag().equals(Optional.of(tag));
            var to = MemberFilter.of(
                    filter.q().orElse(""),
                    filter.state().orElse(""),
                    filter.top().orElse(""),
                    "",
                    chosen ? "" : tag,
                    false);
            chips.add(new Chip(tag, Optional.empty(), MemberListPage.href(desk, to, Map.of()), chosen));
        }
        return chips;
    }

    private static String href(Desk desk, MemberFilter filter, String direction, Slice slice) {
        var id = direction.equals("after") ? slice.ids().getLast() : slice.ids().getFirst();
        return MemberListPage.href(desk, filter, Map.of(direction, id.toString()));
    }
}
