package app.latchkey.messages.feedback;

import app.latchkey.messages.replies.Reply;
import java.util.regex.Pattern;

/** A last server's words as reports quote them: {@code smtp; 550 5.1.1 …}, with a status beside them. */
final class Diagnostic {
    private static final Pattern STATUS = Pattern.compile("\\b([245])\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final Pattern KIND = Pattern.compile("^\\s*[A-Za-z-]{1,20}\\s*;\\s*");

    private Diagnostic() {}

    /** @param otherwise the code where neither words nor status have one */
    static Reply read(String status, String diagnostic, int otherwise) {
        var said = Reply.parse(KIND.matcher(diagnostic).replaceFirst("").strip());
        var found = STATUS.matcher(status);
        var enhanced = found.find() ? found.group() : "";
        var code = said.code() >= 200 ? said.code() : byClass(enhanced, otherwise);
        return new Reply(
                code,
                said.enhanced().isEmpty() ? enhanced : said.enhanced(),
                said.words().isEmpty() ? Reply.parse(status).words() : said.words());
    }

    private static int byClass(String enhanced, int otherwise) {
        return switch (enhanced.isEmpty() ? '?' : enhanced.charAt(0)) {
            case '2' -> 250;
            case '4' -> 450;
            case '5' -> 550;
            default -> otherwise;
        };
    }
}
