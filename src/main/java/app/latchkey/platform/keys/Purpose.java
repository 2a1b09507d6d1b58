package app.latchkey.platform.keys;

/** What a key is for. Those of an epoch die with it: a restored backup brings no link, code or cookie back to life. */
public enum Purpose {
    TOKEN(true),
    CODE(true),
    COOKIE(true),
    SEAL(false),
    VERP(false),
    /** Whoever does not want mail can say so after a restore too. */
    UNSUBSCRIBE(false),
    WEBHOOK(false);

    private final boolean ofEpoch;

    Purpose(boolean ofEpoch) {
        this.ofEpoch = ofEpoch;
    }

    String info(int epoch) {
        return "latchkey " + name() + (ofEpoch ? " " + epoch : "");
    }
}
