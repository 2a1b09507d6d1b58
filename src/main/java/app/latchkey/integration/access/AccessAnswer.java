package app.latchkey.integration.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why can't they get in: the sentence is the top finding's, fit to be read out. */
record AccessAnswer(
        String state,
        String top,
        String sentence,
        Optional<Instant> lastSuccess,
        Optional<String> lastDevice,
        Instant asOf,
        List<FindingItem> findings,
        List<Happened> timeline) {
    record FindingItem(
            String code,
            String gate,
            String weight,
            String side,
            Instant since,
            String sentence,
            Map<String, Object> evidence,
            List<RemedyItem> remedies) {}

    /**
     * @param allowed this key may do it by a call of this API
     * @param whoCan otherwise: the people at the desk who may
     */
    record RemedyItem(String id, String label, String proof, boolean allowed, List<String> whoCan) {}

    record Happened(
            Instant at,
            String event,
            String sentence,
            Optional<String> code,
            Optional<String> words,
            Optional<String> ref) {}
}
