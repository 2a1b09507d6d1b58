package app.latchkey.platform.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where mail goes that cannot be delivered: {@code bounces@example.org}, whose mails for {@code bounces+…@example.org} arrive
 * too, or {@code @bounces.example.org}, a domain that takes every name.
 */
public record ReturnPath(String local, String domain) {
    // A name before the @ has at most 64 letters, of which a mark takes 52 and the plus one.
    private static final int LOCAL_AT_MOST = 11;
    private static final Pattern SHAPE = Pattern.compile("([a-z0-9._-]*)@([a-z0-9-]+(?:\\.[a-z0-9-]+)+)");

    static ReturnPath parse(String text) {
        var shape = SHAPE.matcher(text.toLowerCase(Locale.ROOT));
        if (!shape.matches() || shape.group(1).length() > LOCAL_AT_MOST)
            throw new StartRefused("LATCHKEY_RETURN_PATH is " + text
                    + ", and it looks like bounces@example.org, with at most " + LOCAL_AT_MOST
                    + " letters before the @, or @bounces.example.org for a domain that takes every name.");
        return new ReturnPath(shape.group(1), shape.group(2));
    }

    /** For one message, whose mark this is. */
    public String with(String mark) {
        return (local.isEmpty() ? mark : local + "+" + mark) + "@" + domain;
    }
}
