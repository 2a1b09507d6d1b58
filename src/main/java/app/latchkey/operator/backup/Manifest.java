package app.latchkey.operator.backup;

import java.util.List;

/**
 * What a backup says of itself.
 *
 * @param format of the file, 1
 * @param schema version of the last migration
 * @param takenAt ISO 8601, by the database's clock
 * @param keys always "not included": without the key ring of the installation, sealed texts stay sealed
 */
record Manifest(int format, String schema, String takenAt, String keys, List<Table> tables) {
    static final int FORMAT = 1;
    static final String NO_KEYS = "not included";

    /** @param sha256 of the table's entry, hexadecimal */
    record Table(String name, List<String> columns, long rows, String sha256) {}
}
