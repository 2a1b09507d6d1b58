package app.latchkey.platform.web;

/** The person is known, the right is missing. */
public final class Forbidden extends RuntimeException {
    public Forbidden() {
        super("Forbidden", null, false, false);
    }
}
