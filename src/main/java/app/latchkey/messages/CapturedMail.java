package app.latchkey.messages;

import java.time.Instant;
import java.util.regex.Pattern;

/** A whole mail of a demo, links and codes included. */
public record CapturedMail(
        String id, Instant at, String from, String to, String replyTo, String subject, String text, String html) {
    private static final Pattern LINK = Pattern.compile("\\S*/k/\\S+");
    private static final Pattern CODE = Pattern.compile("(?m)^ {4}\\S.*$");
    private static final String HIDDEN = "•••• ••••";

    /** As the desk may read it: links and codes are the member's own. */
    public String withoutSecrets() {
        return CODE.matcher(LINK.matcher(text).replaceAll(HIDDEN)).replaceAll(HIDDEN);
    }
}
