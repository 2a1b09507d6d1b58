package app.latchkey.messages.feedback;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A mail provider that tells by webhook what became of mails. Who may tell is decided before, at the door. */
public interface Provider {
    /** As the timeline names it. */
    String name();

    /** What one call says; more than one mail is never in it, since each of ours has one recipient. */
    Said read(JsonNode body);

    /**
     * @param texts where the mark of the mail may stand
     * @param verdict nothing where it tells of something else
     */
    record Said(List<String> texts, Optional<Verdict> verdict) {}
}
