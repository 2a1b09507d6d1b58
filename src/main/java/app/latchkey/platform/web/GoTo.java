package app.latchkey.platform.web;

/** Leads on from inside argument resolution: an old slug, a sign-in that is needed first. */
public final class GoTo extends RuntimeException {
    private final transient Redirect redirect;

    public GoTo(Redirect redirect) {
        super("Redirect", null, false, false);
        this.redirect = redirect;
    }

    public Redirect redirect() {
        return redirect;
    }
}
