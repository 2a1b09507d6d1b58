package app.latchkey.access;

/**
 * BLOCKS: cannot enter whatever is typed or opened, or has no account yet. LIKELY: the reason of the newest event since the
 * last success. NOTE: true, and explains neither.
 */
public enum Weight {
    BLOCKS,
    LIKELY,
    NOTE
}
