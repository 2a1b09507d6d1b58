package app.latchkey.messages.feedback;

import app.latchkey.platform.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A mail provider that tells by webhook what became of mails. Who may tell is decided before, at the door. */
public interface Provider {
    /** As the timeline names it. */
    String name();

    /** Whether the operator has named it. */
    boolean in(Settings.Reports settings);

    /** What a mail carries so that the provider says its mark back. */
    Map<String, String> headers(String mark);

    /** What one call says, mail by mail. */
    List<Said> read(JsonNode call);

    /**
     * @param texts where the mark of the mail may stand
     * @param verdict nothing where it tells of something else
     * @param token what makes the call count once, where its signature covers nothing that it says
     */
    record Said(List<String> texts, Optional<Verdict> verdict, Optional<String> token) {
        Said(List<String> texts, Optional<Verdict> verdict) {
            this(texts, verdict, Optional.empty());
        }
    }
}
