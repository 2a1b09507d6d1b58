package app.latchkey.messages.list;

import app.latchkey.messages.Askers;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.Need;
import app.latchkey.messages.Timeline.Event;
import app.latchkey.platform.texts.Texts;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sentences for kinds, states, refusals and events; other modules add kinds and events by adding texts. */
@Component
class MessageWords {
    private final Texts texts;

    MessageWords(Texts texts) {
        this.texts = texts;
    }

    String kind(Locale locale, String kind) {
        var key = "messages.kind." + kind;
        return texts.say(locale, texts.has(key) ? key : "messages.kind.other");
    }

    String state(Locale locale, MessageState state) {
        return texts.say(locale, "messages.state." + state.name());
    }

    Optional<String> reason(Locale locale, Optional<String> replyClass) {
        return replyClass
                .map(name -> "messages.class." + name)
                .filter(texts::has)
                .map(key -> texts.say(locale, key));
    }

    String needed(Locale locale, Need need) {
        return texts.say(locale, "messages.need." + need);
    }

    String where(Locale locale, Need.Where where) {
        return texts.say(locale, "messages.need.where." + where);
    }

    String lane(Locale locale, Event event) {
        var key = "messages.lane." + event.detail().getOrDefault("lane", "");
        return texts.has(key) ? texts.say(locale, "messages.one.lane", texts.say(locale, key)) : "";
    }

    String by(Locale locale, Optional<Askers.Asker> asker) {
        return asker.map(who -> who.themselves()
                        ? texts.say(locale, "messages.one.themselves")
                        : texts.say(locale, "messages.one.by", who.name()))
                .orElse("");
    }

    String event(Locale locale, Event event) {
        var key = "messages.event." + event.what();
        return texts.has(key) ? texts.say(locale, key) : event.what();
    }
}
