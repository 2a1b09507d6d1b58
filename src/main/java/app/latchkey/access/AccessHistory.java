package app.latchkey.access;

import app.latchkey.access.ledger.References;
import app.latchkey.access.panel.History;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.texts.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What happened to a member's way in, as other rooms may read it. */
@Component
public class AccessHistory {
    private final History history;
    private final Texts texts;

    public AccessHistory(History history, Texts texts) {
        this.history = history;
        this.texts = texts;
    }

    /** @param event a code: TRY_WRONG_PASSWORD, MAIL_ACCEPTED, LINK_OPENED … */
    public record Event(Instant at, String event, String sentence, String code, String words, Optional<String> ref) {}

    /** Newest first. Inside a transaction of the club. */
    public List<Event> of(ClubId club, MemberId member, int most, Locale locale) {
        return history.of(club, member, most).stream()
                .map(e -> new Event(
                        e.at(),
                        e.event(),
                        sentence(e.event(), locale),
                        e.code(),
                        e.words(),
                        e.ref().map(References::shown)))
                .toList();
    }

    private String sentence(String event, Locale locale) {
        var key = "access.event." + event;
        return texts.say(locale, texts.has(key) ? key : "access.event.OTHER");
    }
}
