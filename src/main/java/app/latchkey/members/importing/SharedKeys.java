package app.latchkey.members.importing;

import java.util.BitSet;

/**
 * Which addresses and names stand on more than one row or file: of each its 64 bits, so that a million rows fit beside
 * everything else that runs. Two texts with the same bits are compared by their words afterwards, and differ there.
 */
final class SharedKeys {
    private static final int FILE = 0;
    private static final int SEVERAL = -1;

    private long[] keys = new long[1 << 12];
    private int[] first = new int[1 << 12];
    private int size;
    private final BitSet lines = new BitSet();

    void ofFile(String key) {
        note(bits(key), FILE);
    }

    void ofLine(String key, long line) {
        note(bits(key), Math.toIntExact(line));
    }

    boolean shared(String key) {
        int at = slot(bits(key));
        return keys[at] != 0 && first[at] == SEVERAL;
    }

    boolean sharedLine(long line) {
        return lines.get(Math.toIntExact(line));
    }

    private void note(long key, int line) {
        int at = slot(key);
        if (keys[at] == 0) {
            keys[at] = key;
            first[at] = line;
            if (++size * 4L > keys.length * 3L) grow();
            return;
        }
        if (first[at] > FILE) lines.set(first[at]);
        first[at] = SEVERAL;
        if (line > FILE) lines.set(line);
    }

    private int slot(long key) {
        int at = (int) key & keys.length - 1;
        while (keys[at] != 0 && keys[at] != key) at = at + 1 & keys.length - 1;
        return at;
    }

    private void grow() {
        var old = keys;
        var lead = first;
        keys = new long[old.length * 2];
        first = new int[old.length * 2];
        for (int i = 0; i < old.length; i++) {
            if (old[i] == 0) continue;
            int at = slot(old[i]);
            keys[at] = old[i];
            first[at] = lead[i];
        }
    }

    /** FNV-1a, mixed once more for the low bits; never 0, which marks an empty place. */
    private static long bits(String text) {
        long bits = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) bits = (bits ^ text.charAt(i)) * 0x100000001b3L;
        bits ^= bits >>> 33;
        bits *= 0xff51afd7ed558ccdL;
        bits ^= bits >>> 33;
        return bits == 0 ? 1 : bits;
    }
}
