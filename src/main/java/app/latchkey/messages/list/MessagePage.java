package app.latchkey.messages.list;

import app.latchkey.clubs.Desk;
import app.latchkey.messages.Messages.Line;
import app.latchkey.messages.Timeline.Event;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** @param text of a captured mail, links and codes hidden; no other mail is kept */
public record MessagePage(
        Desk desk,
        MessageListPage.Row row,
        Line line,
        Optional<String> reason,
        Optional<Needed> needed,
        List<Moment> moments,
        Optional<String> text,
        boolean mayTryNow)
        implements Page {
    /** @param href where it is mended, with its label */
    public record Needed(String words, Optional<String> href, String label) {}

    /** @param lane and @param by in words; empty where the event says nothing of it */
    public record Moment(Instant at, String words, Event event, String lane, String by) {
        public String tone() {
            return switch (event.what()) {
                case "ACCEPTED", "DELIVERED", "LINK_USED" -> "good";
                case "BOUNCED", "COMPLAINED", "EXPIRED", "SET_ASIDE", "SUPPRESSED" -> "bad";
                case "DELAYED", "UNKNOWN" -> "wait";
                default -> "";
            };
        }

        public String said() {
            return event.detail().getOrDefault("words", "");
        }
    }
}
