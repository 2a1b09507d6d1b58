package app.latchkey.messages.feedback;

import app.latchkey.messages.Lane;
import app.latchkey.messages.smtp.Trace;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Marks every mail that leaves. */
@Component
public class Traces {
    private final Marks marks;
    private final Settings.Reports settings;
    private final List<Provider> providers;

    public Traces(Marks marks, Settings settings, List<Provider> providers) {
        this.marks = marks;
        this.settings = settings.reports();
        this.providers = providers.stream()
                .filter(provider -> provider.in(settings.reports()))
                .toList();
    }

    public Trace of(ClubId club, UUID message, Lane lane) {
        var mark = marks.of(club, message);
        var back = Optional.ofNullable(settings.returnPath()).map(path -> path.with(mark));
        var headers = new HashMap<>(Map.of(Trace.HEADER, mark));
        providers.forEach(provider -> headers.putAll(provider.headers(mark)));
        // One report a mail is worth it where somebody waits for it, not for a hundred thousand.
        return new Trace(back, headers, back.isPresent() && lane == Lane.ACCESS);
    }
}
