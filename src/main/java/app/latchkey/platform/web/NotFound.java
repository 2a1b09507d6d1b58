package app.latchkey.platform.web;

/** Nothing there, or nothing this person may know of: the answer is the same. */
public final class NotFound extends RuntimeException {
    public NotFound() {
        super("Not found", null, false, false);
    }
}
