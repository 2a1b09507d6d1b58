package app.latchkey.members.importing;

import java.util.Arrays;

/**
 * The cards of a whole list that could be member numbers too: such a number is given to no row of it, also before the row
 * with the card has come in.
 *
 * @param heading of the column; empty where the list has no cards
 * @param values ascending
 */
record ListCards(String heading, long[] values) {
    private static final ListCards NONE = new ListCards("", new long[0]);
    private static final int START = 1 << 10;

    static ListCards of(ImportFile file, RowReading reading) {
        var heading = reading.heading(Column.CARD);
        if (heading.isEmpty()) return NONE;
        var found = new Object() {
            long[] values = new long[START];
            int size;
        };
        file.rows(row -> reading.read(row)
                .cards()
                .forEach(card -> card.value().ifPresent(value -> {
                    if (found.size == found.values.length) found.values = Arrays.copyOf(found.values, 2 * found.size);
                    found.values[found.size++] = value;
                })));
        var values = Arrays.copyOf(found.values, found.size);
        Arrays.sort(values);
        return new ListCards(heading, values);
    }

    boolean has(long number) {
        return Arrays.binarySearch(values, number) >= 0;
    }
}
