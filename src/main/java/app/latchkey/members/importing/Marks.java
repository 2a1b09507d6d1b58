package app.latchkey.members.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A set of texts that only answers whether one is in it, by 128 bits of each one's SHA-256: a million take 32 MB, and no two
 * texts that anybody will ever meet are taken for each other.
 */
final class Marks {
    private static final int START = 1 << 10;

    private final MessageDigest digest = sha256();
    private long[] slots = new long[START * 2];
    private int size;

    /** False when it was in already. */
    boolean add(String text) {
        var mark = mark(text);
        int at = find(slots, mark.getLong(0), mark.getLong(8));
        if (taken(slots, at)) return false;
        put(slots, at, mark.getLong(0), mark.getLong(8));
        if (++size * 8L > slots.length * 3L) grow();
        return true;
    }

    boolean contains(String text) {
        var mark = mark(text);
        return taken(slots, find(slots, mark.getLong(0), mark.getLong(8)));
    }

    private ByteBuffer mark(String text) {
        return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Where this mark stands, or the empty place where it belongs. */
    private static int find(long[] slots, long high, long low) {
        int places = slots.length / 2;
        int at = (int) low & places - 1;
        while (taken(slots, at) && (slots[2 * at] != high || slots[2 * at + 1] != low)) at = at + 1 & places - 1;
        return at;
    }

    private static boolean taken(long[] slots, int at) {
        return slots[2 * at] != 0 || slots[2 * at + 1] != 0;
    }

    private static void put(long[] slots, int at, long high, long low) {
        slots[2 * at] = high;
        slots[2 * at + 1] = low;
    }

    private void grow() {
        var larger = new long[slots.length * 2];
        for (int i = 0; i < slots.length / 2; i++)
            if (taken(slots, i))
                put(larger, find(larger, slots[2 * i], slots[2 * i + 1]), slots[2 * i], slots[2 * i + 1]);
        slots = larger;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
