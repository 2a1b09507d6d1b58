package app.latchkey.messages.replies;

import java.util.regex.Pattern;

/** A server's answer: {@code code} of three digits, {@code enhanced} as in RFC 3463 or empty, and its words. */
public record Reply(int code, String enhanced, String words) {
    private static final Pattern LINE = Pattern.compile("(\\d{3})[- ]?");
    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final int MOST_WORDS = 500;

    /** Reads what came over the wire, several lines too. */
    public static Reply parse(String text) {
        var flat =
                text.replaceAll("[\\r\\n]+", " ").replaceAll("\\p{Cntrl}", "").strip();
        var line = LINE.matcher(flat);
        var code = line.lookingAt() ? Integer.parseInt(line.group(1)) : 0;
        var found = ENHANCED.matcher(flat);
        var enhanced = found.find() ? found.group(1) : "";
        return new Reply(code, enhanced, flat.length() > MOST_WORDS ? flat.substring(0, MOST_WORDS) : flat);
    }

    /** As the desk reads it: {@code 550 5.1.1}. */
    public String shortCode() {
        return enhanced.isEmpty() ? "" + code : code + " " + enhanced;
    }

    public boolean permanent() {
        return code >= 500;
    }
}
