package app.latchkey.access.escalation;

import app.latchkey.access.Finding;
import app.latchkey.platform.text.Mailboxes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What of a finding may leave the club: times, domains, states and servers' words, in which no mailbox is named. */
final class Nameless {
    private static final List<String> KEYS = List.of(
            "at",
            "code",
            "domain",
            "expiresAt",
            "kind",
            "lane",
            "mailState",
            "nextTry",
            "openedAt",
            "budget",
            "over",
            "notArrived",
            "passwordOff",
            "place",
            "reason",
            "sentAt",
            "since",
            "tries",
            "until");

    private Nameless() {}

    static Map<String, String> facts(Finding finding) {
        var facts = new TreeMap<String, String>();
        for (var key : KEYS) {
            var value = finding.evidence().getOrDefault(key, "");
            if (!value.isEmpty()) facts.put(key, Mailboxes.masked(value));
        }
        var words = finding.evidence().getOrDefault("words", "");
        if (!words.isEmpty()) facts.put("words", Mailboxes.masked(words));
        return facts;
    }
}
