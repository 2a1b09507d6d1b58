package app.latchkey.platform.settings;

/** Latchkey cannot go on, and the message is the one sentence that tells its operator why and what to do. */
public final class StartRefused extends RuntimeException {
    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
