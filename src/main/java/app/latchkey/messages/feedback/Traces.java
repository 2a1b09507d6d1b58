package app.latchkey.messages.feedback;

import app.latchkey.messages.Lane;
import app.latchkey.messages.smtp.Trace;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Marks every mail that leaves. */
@Component
public class Traces {
    private final Marks marks;
    private final Settings.Reports settings;

    public Traces(Marks marks, Settings settings) {
        this.marks = marks;
        this.settings = settings.reports();
    }

    public Trace of(ClubId club, UUID message, Lane lane) {
        var mark = marks.of(club, message);
        var back = Optional.ofNullable(settings.returnPath()).map(path -> path.with(mark));
        // One report a mail is worth it where somebody waits for it, not for a hundred thousand.
        var headers = settings.postmarkKey() == null
                ? Map.of(Trace.HEADER, mark)
                : Map.of(Trace.HEADER, mark, "X-PM-Metadata-latchkey", mark);
        return new Trace(back, headers, back.isPresent() && lane == Lane.ACCESS);
    }
}
