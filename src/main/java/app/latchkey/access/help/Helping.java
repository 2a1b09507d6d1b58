package app.latchkey.access.help;

import app.latchkey.access.ledger.Nearness;
import app.latchkey.access.requests.AccessRequest;
import app.latchkey.access.requests.Arriving;
import app.latchkey.clubs.Club;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** From the row that a message to the desk was written as to the request that the desk sees. */
@Component
public class Helping {
    private final ObjectMapper json;
    private final Arriving arriving;
    private final Nearness nearness;

    public Helping(ObjectMapper json, Arriving arriving, Nearness nearness) {
        this.json = json;
        this.arriving = arriving;
        this.nearness = nearness;
    }

    String written(HelpForm form) {
        return json.writeValueAsString(form);
    }

    /** Inside a transaction of the club. */
    public void arrive(Club club, String written, String ref, Instant at, Locale locale) {
        var form = json.readValue(written, HelpForm.class);
        var note = new AccessRequest.Note(form.name(), form.reply(), form.words(), form.where());
        var typed = Optional.of(form.identifier()).filter(text -> !text.isEmpty());
        arriving.asked(club.id(), ref, at, typed, note, near(club, form), locale);
    }

    private List<MemberId> near(Club club, HelpForm form) {
        for (var text : List.of(form.identifier(), form.reply())) {
            if (text.isEmpty()) continue;
            var found = nearness.find(club.id(), club.country(), text);
            if (!found.exact().isEmpty()) return found.exact();
            if (!found.near().isEmpty()) return found.near();
        }
        return List.of();
    }
}
