package app.latchkey.platform.text;

import java.util.regex.Pattern;

/** Addresses inside other people's words. */
public final class Mailboxes {
    private static final Pattern MAILBOX = Pattern.compile("[^\\s<>\"'(),;:]+@");

    private Mailboxes() {}

    /** The same words, of each address only its domain. */
    public static String masked(String words) {
        return MAILBOX.matcher(words).replaceAll("…@");
    }
}
