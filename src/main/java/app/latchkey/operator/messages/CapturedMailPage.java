package app.latchkey.operator.messages;

import app.latchkey.messages.CapturedMail;
import app.latchkey.platform.web.Page;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

public record CapturedMailPage(CapturedMail mail, String baseUrl) implements Page {
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /** Paths of this installation that the mail leads to; nothing else is made a link. */
    public List<String> links() {
        return LINK.matcher(mail.text())
                .results()
                .map(MatchResult::group)
                .filter(link -> link.startsWith(baseUrl + "/"))
                .map(link -> link.substring(baseUrl.length()))
                .distinct()
                .toList();
    }
}
